import type { AssistantTool } from 'telnyx/resources/ai/assistants/assistants';

/** The words of the Telnyx API for the kinds of tools; `tsc` fails when the SDK gains or loses one. */
const TYPES: { readonly [T in AssistantTool['type']]: true } = {
  webhook: true,
  retrieval: true,
  handoff: true,
  hangup: true,
  transfer: true,
  refer: true,
  send_dtmf: true,
  invite: true,
  send_message: true,
  skip_turn: true,
  client_side_tool: true,
  function: true,
  pay: true,
  update_dynamic_variables: true,
};

export const TOOL_TYPES: readonly string[] = Object.keys(TYPES);
