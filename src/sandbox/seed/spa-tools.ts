import type { ToolWire } from '../wire.ts';

/** Tools of the library that the nodes of the imported spa's flow name, as that flow has them. */
export const SPA_LOOKUP_TOOL = {
  type: 'webhook',
  shared: true,
  tool_id: 'tool-spa_lookup',
  timeout_ms: 4000,
  webhook: {
    name: 'lookup_guest',
    description: 'Finds the guest by the number that calls.',
    url: 'https://spa.example.com/hooks/guests',
    method: 'POST',
    headers: [{ name: 'x-source', value: 'voice' }],
    body_parameters: { type: 'object', properties: { phone: { type: 'string' } }, required: ['phone'] },
    store_fields_as_variables: [
      { name: 'guest_name', value_path: 'guest.name' },
      { name: 'guest_kind', value_path: 'guest.kind' },
      { name: 'open_invoices', value_path: 'invoices.open' },
    ],
  },
} satisfies ToolWire;

export const SPA_CONNECT_TOOL = {
  type: 'transfer',
  shared: true,
  tool_id: 'tool-connect',
  timeout_ms: 5000,
  transfer: { from: '+15550109900', targets: [{ name: 'Front of house', to: '+15550107303' }] },
} satisfies ToolWire;

export const SPA_GOODBYE_TOOL = {
  type: 'hangup',
  shared: true,
  tool_id: 'tool-goodbye',
  timeout_ms: 5000,
  hangup: { description: 'Ends the call.' },
} satisfies ToolWire;
