import type { ToolWire } from '../wire.ts';

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
