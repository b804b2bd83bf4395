import type { AssistantToolKind, ToolPartsFragment } from '../generated/graphql.ts';

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

/** The kinds that the filter takes, in the order of the page. */
export const TOOL_KINDS = [
  'CLIENT_SIDE_TOOL',
  'FUNCTION',
  'HANDOFF',
  'HANGUP',
  'INVITE',
  'PAY',
  'REFER',
  'RETRIEVAL',
  'SEND_DTMF',
  'SEND_MESSAGE',
  'SKIP_TURN',
  'TRANSFER',
  'UPDATE_DYNAMIC_VARIABLES',
  'WEBHOOK',
] as const satisfies readonly AssistantToolKind[];
