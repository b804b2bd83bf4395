import type { JsonObject } from '../../json.ts';
import { wholeAssistant } from '../../resolvers/assistant-gaps.ts';
import { inTurn } from '../../resolvers/in-slices.ts';
import { access } from '../access/access.ts';
import { builder } from '../builder.ts';
import { COST } from '../shared/directives.ts';
import { maskedConfiguration } from './masked.ts';
import { Assistant } from './ref.ts';

builder.objectField(Assistant, 'wireJson', (t) =>
  t.field({
    type: 'JSON',
    cost: COST.read,
    description:
      'The assistant as the Telnyx API sent it: its own keys, all of them, those that this graph does not know included. `snapshot` is what to keep in files and to apply again. Cost: none, but one upstream read where the assistant came from a list that leaves something out.',
    // Masked by what its fields say of each place.
    extensions: access({ redaction: 'nothing' }),
    resolve: async (assistant, _args, ctx) => {
      const document = (await wholeAssistant(assistant, ctx)) as unknown as JsonObject;
      return ctx.seesSecrets ? document : inTurn(() => maskedConfiguration(document), ctx);
    },
  }),
);
