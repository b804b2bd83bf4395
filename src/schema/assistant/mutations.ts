import { importAssistants, type Imported } from '../../resolvers/import-assistants.ts';
import { importReported, reportOnImport, type ImportReport as Report } from '../../resolvers/import-report.ts';
import type { Written } from '../../resolvers/write.ts';
import { access, MAY_IMPORT } from '../access/access.ts';
import { builder } from '../builder.ts';
import { DOCUMENTS } from '../change/documents.ts';
import { ImportReport } from '../change/import-report.ts';
import { reportGaps } from '../shared/gaps.ts';
import { COST, TAG } from '../shared/directives.ts';
import { isSelected } from '../shared/is-selected.ts';
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
        'What the import has changed; null where it was refused. It never keeps the import from being sent: what cannot be read in ten seconds, or with all but ten of the upstream calls that the operation may make, is not compared. Cost: one upstream list of assistants before the import, never from the cache, one read for each that may be overwritten and of which the list leaves something out, and after the import one read for each of which the answer leaves something out, or lacks what was there before: 80 at most before, and 80 after.',
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
      "Copies agents from ElevenLabs, Vapi or Retell into the account. An agent that was imported before is overwritten with the provider's current data. Knowledge bases and the values of secrets are not imported. Takes up to a minute. Cost: one upstream write, sent once; with `report` an upstream list and reads before and after: see there.",
    args: { input: t.arg({ type: ImportAssistantsInput, required: true, description: 'What to import, and which API key to use.' }) },
    extensions: access({ needs: MAY_IMPORT }),
    resolve: async (_root, { input }, ctx, info) => {
      const given = { ...input, importIds: input.importIds?.map(String) };
      const withGaps = <I extends Imported>(written: Written<I>): Written<I> => {
        if (written.result) reportGaps(written.result, ['an', 'assistant'], ctx, info);
        return written;
      };
      if (!isSelected('report', info)) return { ...withGaps(await importAssistants(given, ctx)), report: null };
      const payload = withGaps(await importReported(given, ctx));
      return { ...payload, report: payload.result && (await reportOnImport(payload.result, DOCUMENTS.findingsOf, ctx)) };
    },
  }),
);
