import { importAssistants, type Imported } from '../../resolvers/import-assistants.ts';
import type { Written } from '../../resolvers/write.ts';
import { access, MAY_IMPORT } from '../access/access.ts';
import { builder } from '../builder.ts';
import { reportGaps } from '../shared/gaps.ts';
import { COST, TAG } from '../shared/directives.ts';
import { UserError } from '../shared/user-error.ts';
import { ImportAssistantsInput } from './inputs.ts';
import { Assistant } from './ref.ts';

const ImportAssistantsPayload = builder.objectRef<Written<Imported>>('ImportAssistantsPayload').implement({
  description: 'What an import brought, or why it was refused.',
  fields: (t) => ({
    assistants: t.field({
      type: [Assistant],
      nullable: false,
      description: 'The assistants as they are after the import; empty when it was refused.',
      resolve: ({ result }) => [...(result?.assistants ?? [])],
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
      "Copies agents from ElevenLabs, Vapi or Retell into the account. An agent that was imported before is overwritten with the provider's current data. Knowledge bases and the values of secrets are not imported. Takes up to a minute. Cost: one upstream write, sent once.",
    args: { input: t.arg({ type: ImportAssistantsInput, required: true, description: 'What to import, and which API key to use.' }) },
    extensions: access({ needs: MAY_IMPORT }),
    resolve: async (_root, { input }, ctx, info) => {
      const payload = await importAssistants({ ...input, importIds: input.importIds?.map(String) }, ctx);
      if (payload.result) reportGaps(payload.result, ['an', 'assistant'], ctx, info);
      return payload;
    },
  }),
);
