import type { FlowNodeWire } from '../../upstream/wire/assistant.ts';
import { builder } from '../builder.ts';

/** Apart from its fields, as edges lead to nodes and nodes to edges. */
export const FlowNode = builder.interfaceRef<FlowNodeWire>('FlowNode');
