import type { AssistantToolWire } from '../../upstream/wire/assistant.ts';
import { isObject } from '../../json.ts';
import { UNKNOWN } from '../../resolvers/unknown.ts';
import { wireEnum } from '../wire/enum.ts';

const KINDS: Readonly<Record<AssistantToolWire['type'], string>> = {
  webhook: 'Call an HTTP endpoint.',
  retrieval: 'Look things up in documents.',
  handoff: 'Pass the conversation on to another assistant.',
  hangup: 'End the call.',
  transfer: 'Put the caller through to somebody else.',
  refer: 'Send the call elsewhere with a SIP REFER.',
  send_dtmf: 'Send DTMF tones, as the keys of a phone do.',
  invite: 'Bring somebody else into the call.',
  send_message: 'Send a text message.',
  skip_turn: 'Stay silent for a turn.',
  client_side_tool: "Call a function of the caller's own application.",
  function: 'Call a function described in the manner of OpenAI.',
  pay: 'Take a card payment.',
  update_dynamic_variables: 'Set dynamic variables.',
};

export const AssistantToolKind = wireEnum('AssistantToolKind', 'What a tool lets an assistant do.', KINDS);

/** The values of `type` in the Telnyx API, for descriptions. */
export const TOOL_TYPES = Object.keys(KINDS)
  .map((type) => `\`${type}\``)
  .join(', ');

/** The kind of anything that has the `type` of a tool, which may be damaged. */
export const kindOf = (tool: unknown): string => {
  const type = isObject(tool) ? tool['type'] : undefined;
  return AssistantToolKind.knows(type) ? type : UNKNOWN;
};

export const KIND_DESCRIPTION =
  'The kind as a closed set. `UNKNOWN` where `type` is newer than the gateway, missing or damaged; `type` holds a newer one.';
