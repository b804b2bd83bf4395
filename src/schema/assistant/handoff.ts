import { getReferencedAssistant } from '../../resolvers/assistant.ts';
import { builder } from '../builder.ts';
import { assistantLink } from '../shared/assistant-link.ts';
import { HandoffTarget } from '../tool/handoff-target.ts';

builder.objectField(HandoffTarget, 'assistant', (t) =>
  t.field(
    assistantLink('The assistant that takes over; null if it does not exist.', (target: { readonly id?: unknown }, ctx) =>
      getReferencedAssistant(target.id, ctx),
    ),
  ),
);
