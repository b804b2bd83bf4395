import type { ToolPartsFragment } from '../generated/graphql.ts';

export type Tool = ToolPartsFragment;
export type ToolKind = Tool['__typename'];

/** What a kind of tool is called on the page. A member that the schema gains is missing here, and the compiler says so. */
export const KIND_LABELS: Readonly<Record<ToolKind, string>> = {
  WebhookTool: 'Webhook',
  RetrievalTool: 'Retrieval',
  HandoffTool: 'Handoff',
  HangupTool: 'Hang up',
  TransferTool: 'Transfer',
  InviteTool: 'Invite',
  SIPReferTool: 'SIP refer',
  DTMFTool: 'Send DTMF',
  SendMessageTool: 'Send message',
  SkipTurnTool: 'Skip turn',
  ClientSideTool: 'Client side',
  FunctionTool: 'Function',
  PayTool: 'Pay',
  UpdateDynamicVariablesTool: 'Update dynamic variables',
  UnknownTool: 'Unknown',
};

/** The wire's words for the kinds, as the filter takes them. */
export const TOOL_TYPES = [
  'client_side_tool',
  'function',
  'handoff',
  'hangup',
  'invite',
  'pay',
  'refer',
  'retrieval',
  'send_dtmf',
  'send_message',
  'skip_turn',
  'transfer',
  'update_dynamic_variables',
  'webhook',
] as const;
