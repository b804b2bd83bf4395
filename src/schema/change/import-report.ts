import { planImport, type ImportPlan as Plan, type PlannedOverwrite as Planned } from '../../resolvers/import-plan.ts';
import type { ImportEntry as Entry, ImportOutcome as Outcome, ImportReport as Report } from '../../resolvers/import-report.ts';
import { flowOf } from '../../insight/parts.ts';
import { access } from '../access/access.ts';
import { Assistant } from '../assistant/ref.ts';
import { maskedChanges, VersionChange } from '../assistant/version-diff.ts';
import { builder } from '../builder.ts';
import { Finding } from '../check/finding.ts';
import { shownFindings } from '../check/report.ts';
import { ImportProvider } from '../settings/import-metadata.ts';
import { COST } from '../shared/directives.ts';

const NOT_CARRIED = [
  'Knowledge bases: the documents of an agent are not imported.',
  'Secrets: values of credentials of the provider are not imported, and have to be stored as integration secrets.',
];

const PlannedOverwrite = builder.objectRef<Planned>('PlannedOverwrite').implement({
  description: 'An assistant that an import would overwrite.',
  fields: (t) => ({
    importId: t.id({ nullable: false, description: 'Id of the agent at the provider.', resolve: ({ importId }) => importId }),
    assistant: t.field({
      type: Assistant,
      nullable: false,
      description: 'The assistant as it is now.',
      resolve: ({ assistant }) => assistant,
    }),
    editedSinceImport: t.boolean({
      description:
        'Whether the assistant has a later version than the one that it was created with: it was edited, or imported again, which versions do not tell apart. Null where they have no times.',
      resolve: ({ editedSinceImport }) => editedSinceImport,
    }),
  }),
});

const ImportPlan = builder.objectRef<Plan>('ImportPlan').implement({
  description: 'What an import would do, so far as it can be known without the provider.',
  fields: (t) => ({
    secretExists: t.boolean({
      description:
        'Whether the account has the integration secret; null where its list could not be read as a whole, and does not show it.',
      resolve: ({ secretExists }) => secretExists,
    }),
    wouldOverwrite: t.field({
      type: [PlannedOverwrite],
      nullable: false,
      description:
        'Assistants that were imported before and would be overwritten with the current data of the provider. Where several were imported from one agent, all of them.',
      resolve: ({ wouldOverwrite }) => [...wouldOverwrite],
    }),
    unknownIds: t.idList({
      nullable: false,
      description:
        'Ids of `importIds` that no assistant was imported from, each once: their agents would be created, or the provider does not have them.',
      resolve: ({ unknownIds }) => [...unknownIds],
    }),
    notCarried: t.stringList({ nullable: false, description: 'What Telnyx documents as not imported.', resolve: () => NOT_CARRIED }),
    notes: t.stringList({ nullable: false, description: 'What else is worth knowing before.', resolve: ({ notes }) => [...notes] }),
  }),
});

builder.queryField('importPlan', (t) =>
  t.field({
    type: ImportPlan,
    cost: COST.read,
    description:
      'What `importAssistants` would do with the same arguments, without doing it. Cost: one upstream list of assistants and the list of secrets, which is one upstream call for each 100 of them.',
    args: {
      provider: t.arg({ type: ImportProvider.ref, required: true, description: 'The provider to import from. `UNKNOWN` is refused.' }),
      apiKeyRef: t.arg.string({ required: true, description: "Identifier of the integration secret that holds the provider's API key." }),
      importIds: t.arg.idList({ description: 'Ids of the agents at the provider; null means all of them.' }),
    },
    extensions: access({ needs: [['assistants:read', 'assistants:import']] }),
    resolve: (_root, { provider, apiKeyRef, importIds }, ctx) =>
      planImport({ provider, apiKeyRef, importIds: importIds?.map(String) }, ctx),
  }),
);

const ImportOutcome = builder.enumType('ImportOutcome', {
  description: 'What became of an assistant by an import.',
  values: {
    CREATED: { description: 'It is new.' },
    OVERWRITTEN: { description: 'It was there, and is another one now.' },
    UNCHANGED: { description: 'It was there, and is as it was, so far as both states are known.' },
  } satisfies Record<Outcome, { description: string }>,
});

const ImportEntry = builder.objectRef<Entry>('ImportEntry').implement({
  description: 'What an import did to one assistant.',
  fields: (t) => ({
    assistantId: t.id({ nullable: false, description: 'Id of the assistant.', resolve: ({ assistant }) => String(assistant.id) }),
    assistant: t.field({
      type: Assistant,
      nullable: false,
      description: 'The assistant after the import.',
      resolve: ({ assistant }) => assistant,
    }),
    outcome: t.field({ type: ImportOutcome, nullable: false, description: 'What became of it.', resolve: ({ outcome }) => outcome }),
    changes: t.field({
      type: [VersionChange],
      nullable: false,
      description:
        'What differs from the state before, so far as both states are known; of a new one all that it has. Secrets are masked for every caller.',
      resolve: ({ diff }) => maskedChanges(diff),
    }),
    findings: t.field({
      type: [Finding],
      nullable: false,
      description:
        'What is wrong with the assistant now, and what is worth knowing of it, so far as it tells without the lists of the account; empty where not all of it could be read.',
      resolve: ({ findings, assistant }) => [...shownFindings(findings, () => flowOf(assistant))],
    }),
  }),
});

export const ImportReport = builder.objectRef<Report>('ImportReport').implement({
  description: 'What an import has changed.',
  fields: (t) => ({
    isComplete: t.boolean({
      nullable: false,
      description:
        'Whether the states before and after are known of all that was imported, and no other write through the gateway came in between: where it is false, entries are missing, leave changes and findings out, or show those of another write. Writes that others make while the import is under way are not seen.',
      resolve: ({ isComplete }) => isComplete,
    }),
    entries: t.field({
      type: [ImportEntry],
      nullable: false,
      description: 'The assistants that were imported, in the order of the answer; empty where the state before could not be read.',
      resolve: ({ entries }) => [...entries],
    }),
  }),
});
