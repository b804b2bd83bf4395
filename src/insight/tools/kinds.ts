/** Kinds of tools of which an assistant has one at most. */
export const SINGLE_KINDS: ReadonlySet<string> = new Set([
  'retrieval',
  'handoff',
  'hangup',
  'transfer',
  'refer',
  'send_dtmf',
  'invite',
  'send_message',
  'skip_turn',
  'pay',
  'update_dynamic_variables',
]);

/** Kinds of tools that the model tells apart by the names that the customer gives them. */
export const NAMED_KINDS: ReadonlySet<string> = new Set(['webhook', 'function', 'client_side_tool']);
