import type { AssistantToolWire } from '../../upstream/wire/assistant.ts';
import { wireUnion, type MemberMap } from '../wire/union.ts';
import { ClientSideTool } from './client-side.ts';
import { FunctionTool } from './function.ts';
import { HandoffTool } from './handoff.ts';
import { HangupTool } from './hangup.ts';
import { InviteTool } from './invite.ts';
import { PayTool } from './pay.ts';
import { SIPReferTool } from './refer.ts';
import { RetrievalTool } from './retrieval.ts';
import { DTMFTool } from './send-dtmf.ts';
import { SendMessageTool } from './send-message.ts';
import { SkipTurnTool } from './skip-turn.ts';
import { TransferTool } from './transfer.ts';
import { UnknownTool } from './unknown-tool.ts';
import { UpdateDynamicVariablesTool } from './update-dynamic-variables.ts';
import { WebhookTool } from './webhook.ts';

const members: MemberMap<AssistantToolWire> = {
  webhook: WebhookTool,
  retrieval: RetrievalTool,
  handoff: HandoffTool,
  hangup: HangupTool,
  transfer: TransferTool,
  refer: SIPReferTool,
  send_dtmf: DTMFTool,
  invite: InviteTool,
  send_message: SendMessageTool,
  skip_turn: SkipTurnTool,
  client_side_tool: ClientSideTool,
  function: FunctionTool,
  pay: PayTool,
  update_dynamic_variables: UpdateDynamicVariablesTool,
};

export const AssistantTool = wireUnion<AssistantToolWire>('AssistantTool', {
  description:
    'A tool that an assistant may call. Fields of the same name have the same type in every member, so that one query can select them all.',
  members,
  unknown: UnknownTool,
});
