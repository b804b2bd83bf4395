import { isObject, type JsonObject } from '../../json.ts';

const PARTS = ['nodes', 'edges', 'start_node_id'];

/** Whether a document is a conversation flow by itself, and not what one is a part of. */
export const isFlow = (document: unknown): document is JsonObject =>
  isObject(document) && !Object.hasOwn(document, 'conversation_flow') && PARTS.some((part) => Object.hasOwn(document, part));
