import type { SharedToolResponse } from 'telnyx/resources/ai/tools';
import { paged } from '../pages.ts';
import { resource } from '../resource.ts';

export type SharedToolWire = SharedToolResponse;

/** Listed in pages with a count. */
export const sharedTools = resource<SharedToolWire>({
  kind: 'shared-tools',
  noun: ['a', 'shared tool'],
  idKey: 'id',
  retrieve: ({ tools }, id, options) => tools.retrieve(id, options),
  list: paged('tools', ({ tools }, query, options) => tools.list(query, options)),
  tells: ['type', 'tool_definition', 'display_name'],
});
