import type { SharedToolResponse } from 'telnyx/resources/ai/tools';
import type { ToolWire } from '../wire.ts';
import { copiesOf } from './copies.ts';
import { SPA_CONNECT_TOOL, SPA_GOODBYE_TOOL, SPA_LOOKUP_TOOL } from './spa-tools.ts';

/** Tools of the account's shared library, as they appear merged into the assistants that use them. */
export const SHARED_TICKET_TOOL = {
  type: 'webhook',
  shared: true,
  tool_id: 'tool-open-ticket',
  timeout_ms: 5000,
  webhook: {
    name: 'open_ticket',
    description: 'Opens a ticket for a person to follow up.',
    url: 'https://tickets.example.com/api/tickets',
    method: 'POST',
    headers: [{ name: 'authorization', value: '{{#integration_secret}}ticket-key{{/integration_secret}}' }],
    body_parameters: {
      type: 'object',
      properties: { subject: { type: 'string' }, urgent: { type: 'boolean' } },
      required: ['subject'],
    },
    preset_body_fields: { channel: 'voice', assistant: '{{assistant_name}}' },
  },
} satisfies ToolWire;

export const SHARED_PAY_TOOL = {
  type: 'pay',
  shared: true,
  tool_id: 'tool-take-payment',
  timeout_ms: 5000,
  pay: {
    connector_name: 'clinic-payments',
    currency: 'USD',
    description: 'Takes a card payment by keypad; the digits never reach the model.',
    payment_method: 'credit-card',
  },
} satisfies ToolWire;

export const SHARED_TEXT_TOOL = {
  type: 'send_message',
  shared: true,
  tool_id: 'tool-send-text',
  send_message: { message_template: 'Your reference is {{reference}}. Reply STOP to end these messages.' },
} satisfies ToolWire;

const libraryTool = (tool: ToolWire & { tool_id: string }, displayName: string, isNested = false): SharedToolResponse => {
  const payload = (tool as unknown as Record<string, Record<string, unknown>>)[tool.type] ?? {};
  return {
    id: tool.tool_id,
    type: tool.type,
    display_name: displayName,
    timeout_ms: tool.timeout_ms ?? 5000,
    created_at: '2026-01-15T09:00:00Z',
    tool_definition: isNested ? { [tool.type]: payload } : payload,
  };
};

type Payload = Record<string, unknown>;
const other = (type: string, displayName: string, payload: Payload, isNested = false): SharedToolResponse => ({
  id: `tool-library-${type.replaceAll('_', '-')}`,
  type,
  display_name: displayName,
  timeout_ms: 5000,
  created_at: '2026-01-16T09:00:00Z',
  tool_definition: isNested ? { [type]: payload } : payload,
});

/** The library that every account starts with: one of each kind, with both forms of definition. Those named here are in use. */
export const seedSharedTools = copiesOf((): SharedToolResponse[] => [
  libraryTool(SHARED_TICKET_TOOL, 'Open a ticket'),
  libraryTool(SHARED_PAY_TOOL, 'Take a payment', true),
  libraryTool(SHARED_TEXT_TOOL, 'Text the reference'),
  libraryTool(SPA_LOOKUP_TOOL, 'Look up the guest'),
  libraryTool(SPA_CONNECT_TOOL, 'Front of house'),
  libraryTool(SPA_GOODBYE_TOOL, 'Goodbye'),
  other('retrieval', 'Search the handbook', { bucket_ids: ['handbook'], max_num_results: 3 }),
  other(
    'handoff',
    'To a person who left',
    { ai_assistants: [{ id: 'assistant-nobody', name: 'Former desk' }], voice_mode: 'unified' },
    true,
  ),
  other('hangup', 'End the call', { description: 'When the caller says goodbye.' }),
  other('transfer', 'Put through', { from: '+15550100100', targets: [{ name: 'Front desk', to: '+15550100101' }] }),
  other('refer', 'Refer by SIP', { targets: [{ name: 'Switchboard', sip_address: 'sip:switchboard@example.com' }] }, true),
  other('send_dtmf', 'Press keys', {}),
  other('invite', 'Bring in a colleague', { from: '+15550100100', targets: '{{ colleagues }}' }),
  other('skip_turn', 'Wait', {}),
  other('client_side_tool', 'Show a map', {
    name: 'show_map',
    description: 'Shows a place on a map.',
    parameters: { type: 'object', properties: { place: { type: 'string' } } },
  }),
  other('function', 'Add up', {
    name: 'add',
    parameters: { type: 'object', properties: { a: { type: 'number' }, b: { type: 'number' } } },
  }),
  other('update_dynamic_variables', 'Remember the caller', {
    name: 'remember',
    description: 'When the caller says who they are.',
    updatable_variables: [{ name: 'caller_name' }],
  }),
]);
