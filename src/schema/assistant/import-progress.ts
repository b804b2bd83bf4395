/** The subscription that tells how an import goes on. */
import { watchImport, type ImportProgress as ImportProgressShape } from '../../resolvers/streams/import-progress.ts';
import { MAY_IMPORT } from '../access/access.ts';
import { builder } from '../builder.ts';
import { reportGaps } from '../shared/gaps.ts';
import { subscription } from '../shared/subscription.ts';
import { UserError } from '../shared/user-error.ts';
import { ImportAssistantsInput } from './inputs.ts';
import { Assistant } from './ref.ts';

const ImportState = builder.enumType('ImportState', {
  description: 'How far an import is.',
  values: {
    SENT: { value: 'sent', description: 'The write is on its way to the Telnyx API.' },
    WAITING: { value: 'waiting', description: 'The Telnyx API has not answered yet.' },
    DONE: { value: 'done', description: 'The agents are imported. The last event.' },
    REFUSED: { value: 'refused', description: 'The import was refused: see `userErrors`. The last event.' },
  } as const,
});

const ImportProgress = builder.objectRef<ImportProgressShape>('ImportProgress').implement({
  description: 'How an import goes on.',
  fields: (t) => ({
    state: t.field({ type: ImportState, nullable: false, description: 'How far it is.', resolve: ({ state }) => state }),
    elapsedMs: t.exposeInt('elapsedMs', { nullable: false, description: 'Milliseconds since the subscription began.' }),
    assistants: t.field({
      type: [Assistant],
      nullable: false,
      description: 'The assistants as they are after the import; empty before `DONE`.',
      resolve: ({ imported }) => [...imported.assistants],
    }),
    created: t.idList({
      nullable: false,
      description: 'Ids of the imported assistants that the account did not have before.',
      resolve: ({ created }) => [...created],
    }),
    overwritten: t.idList({
      nullable: false,
      description: 'Ids of the imported assistants that the account had already.',
      resolve: ({ overwritten }) => [...overwritten],
    }),
    userErrors: t.field({
      type: [UserError],
      nullable: false,
      description:
        'Why the import was refused, where the state is `REFUSED`. With `DONE`: which agents could not be imported, and what the Telnyx API warns of.',
      resolve: ({ imported, userErrors }) => [...userErrors, ...imported.remarks],
    }),
  }),
});

subscription('importAssistants', {
  type: ImportProgress,
  description:
    'Does what the mutation `importAssistants` does, and tells how it goes on: `SENT`, `WAITING` every 5 seconds, at last `DONE` or `REFUSED`. An import that was sent is carried out to its end, also when the client leaves. Cost: one upstream list, then one upstream write, sent once.',
  args: (arg) => ({
    input: arg({ type: ImportAssistantsInput, required: true, description: 'What to import, and which API key to use.' }),
  }),
  needs: MAY_IMPORT,
  source: ({ input }, streaming) => watchImport({ ...input, importIds: input.importIds?.map(String) }, streaming),
  report: ({ imported }, ctx, info) => reportGaps(imported, ['an', 'assistant'], ctx, info),
});
