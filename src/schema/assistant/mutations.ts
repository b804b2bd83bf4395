import { faultsOfImport, importAssistants, type Imported } from '../../resolvers/import-assistants.ts';
import { reportOnImport, stateBefore, type ImportReport as Report } from '../../resolvers/import-report.ts';
import type { Written } from '../../resolvers/write.ts';
import { access, MAY_IMPORT } from '../access/access.ts';
import { builder } from '../builder.ts';
import { DOCUMENTS } from '../change/documents.ts';
import { ImportReport, isSelected } from '../change/import-report.ts';
import { reportGaps } from '../shared/gaps.ts';
import { COST, TAG } from '../shared/directives.ts';
import { UserError } from '../shared/user-error.ts';
import { ImportAssistantsInput } from './inputs.ts';
import { Assistant } from './ref.ts';

type Reported = Written<Imported> & { readonly report: Report | null };

const ImportAssistantsPayload = builder.objectRef<Reported>('ImportAssistantsPayload').implement({
  description: 'What an import brought, or why it was refused.',
  fields: (t) => ({
    assistants: t.field({
      type: [Assistant],
      nullable: false,
      description: 'The assistants as they are after the import; empty when it was refused.',
      resolve: ({ result }) => [...(result?.assistants ?? [])],
    }),
    report: t.field({
      type: ImportReport,
      description:
        'What the import has changed; null where it was refused. Cost: one upstream list of assistants before the import, and one upstream read for each that may be overwritten and of which it leaves something out, 80 at most.',
      resolve: ({ report }) => report,
    }),
    userErrors: t.field({
      type: [UserError],
      nullable: false,
      description:
        'Why the import was refused; empty when it was carried out. Beside `assistants`: which agents could not be imported, and what the Telnyx API warns of.',
      resolve: ({ result, userErrors }) => [...userErrors, ...(result?.remarks ?? [])],
    }),
  }),
});

builder.mutationField('importAssistants', (t) =>
  t.field({
    type: ImportAssistantsPayload,
    nullable: false,
    cost: COST.import,
    tag: TAG.write,
    description:
      "Copies agents from ElevenLabs, Vapi or Retell into the account. An agent that was imported before is overwritten with the provider's current data. Knowledge bases and the values of secrets are not imported. Takes up to a minute. Cost: one upstream write, sent once; with `report` one upstream list before, and one read for each assistant that may be overwritten and of which it leaves something out, 80 at most.",
    args: { input: t.arg({ type: ImportAssistantsInput, required: true, description: 'What to import, and which API key to use.' }) },
    extensions: access({ needs: MAY_IMPORT }),
    resolve: async (_root, { input }, ctx, info) => {
      const given = { ...input, importIds: input.importIds?.map(String) };
      const isReported = isSelected('report', info) && faultsOfImport(given).length === 0;
      const before = isReported ? await stateBefore(given, ctx) : null;
      const payload = await importAssistants(given, ctx);
      if (payload.result) reportGaps(payload.result, ['an', 'assistant'], ctx, info);
      const report = isReported && payload.result ? await reportOnImport(before, payload.result, DOCUMENTS.findingsOf) : null;
      return { ...payload, report };
    },
  }),
);
