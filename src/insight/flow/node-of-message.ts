import { isObject } from '../../json.ts';
import { idIn } from '../read-value.ts';

/** Telnyx says that transcripts have the node of each message, and does not publish the key. */
const KEYS = ['workflow_node_id', 'flow_node_id', 'node_id'];

/** The id of the node at which a message was written: of the message itself, or of its metadata; null where neither names one. */
export function nodeOfMessage(message: unknown): string | null {
  if (!isObject(message)) return null;
  const { metadata } = message;
  for (const holder of [message, metadata]) {
    if (!isObject(holder)) continue;
    for (const key of KEYS) {
      const id = Object.hasOwn(holder, key) ? idIn(holder[key]) : null;
      if (id !== null) return id;
    }
  }
  return null;
}

/** The nodes that a conversation came through, so far as there are such: each once for as long as it stays there. */
export function pathOf(messages: readonly unknown[], isNode: (id: string) => boolean = () => true): readonly string[] {
  const ids = messages.map(nodeOfMessage).filter((id) => id !== null && isNode(id));
  return ids.filter((id, index) => id !== ids[index - 1]) as readonly string[];
}
