import { getReferencedAssistant } from '../../resolvers/assistant.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';
import { HandoffTarget } from '../tool/handoff-target.ts';
import { Assistant } from './ref.ts';

builder.objectField(HandoffTarget, 'assistant', (t) =>
  t.field({
    type: Assistant,
    description:
      'That assistant; null if it does not exist. Cost: all references of an operation together take one upstream read for one id, or one upstream list for more.',
    extensions: access({ needs: MAY_READ }),
    resolve: (target, _args, ctx) => getReferencedAssistant(target.id, ctx),
  }),
);
