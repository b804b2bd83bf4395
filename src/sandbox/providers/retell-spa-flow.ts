import type { RetellEdge, RetellFlow } from './retell-flow.ts';

const ASKS_FOR_PERSON = 'The caller asks for a person';

/** The flow of the spa reception: greet, look the guest up, branch on what was found, book or connect, end. */
export const SPA_FLOW: RetellFlow = {
  global_prompt: 'You are the reception of a day spa. Speak softly, offer two times at most, and never discuss health.',
  model_choice: { type: 'cascading', model: 'gpt-4.1' },
  start_node_id: 'welcome',
  nodes: [
    {
      type: 'conversation',
      id: 'welcome',
      name: 'Welcome',
      display_position: { x: 0, y: 0 },
      instruction: { type: 'static_text', text: 'Welcome to the spa. One moment while I look you up.' },
      edges: [],
      skip_response_edge: toNode('e-welcome', 'lookup', 'Always'),
    },
    {
      type: 'function',
      id: 'lookup',
      name: 'Look up the guest',
      display_position: { x: 320, y: 0 },
      tool_id: 'spa_lookup',
      edges: [
        {
          id: 'e-lookup-blocked',
          destination_node_id: 'connect',
          transition_condition: {
            type: 'equation',
            operator: '||',
            equations: [
              { left: 'guest_blocked', operator: '==', right: 'true' },
              { left: 'open_invoices', operator: '>', right: '2' },
            ],
          },
        },
      ],
      else_edge: toNode('e-lookup-done', 'kind', 'Otherwise'),
    },
    {
      type: 'branch',
      id: 'kind',
      name: 'Member or guest',
      display_position: { x: 640, y: 0 },
      edges: [
        {
          id: 'e-kind-member',
          destination_node_id: 'book_member',
          transition_condition: {
            type: 'equation',
            operator: '&&',
            equations: [{ left: 'guest_kind', operator: '==', right: 'member' }],
          },
        },
      ],
      else_edge: toNode('e-kind-guest', 'book_guest', 'Otherwise'),
    },
    {
      type: 'conversation',
      id: 'book_member',
      name: 'Book for a member',
      display_position: { x: 960, y: -160 },
      instruction: { type: 'prompt', text: 'Offer the usual treatment of {{guest_name}} first.' },
      edges: [toNode('e-member-done', 'goodbye', 'A time is agreed'), toNode('e-member-person', 'connect', ASKS_FOR_PERSON)],
    },
    {
      type: 'conversation',
      id: 'book_guest',
      name: 'Book for a guest',
      display_position: { x: 960, y: 160 },
      instruction: { type: 'prompt', text: 'Ask for a name and a wish, then offer two times.' },
      edges: [toNode('e-guest-done', 'goodbye', 'A time is agreed'), toNode('e-guest-person', 'connect', ASKS_FOR_PERSON)],
    },
    {
      type: 'transfer_call',
      id: 'connect',
      name: 'Front of house',
      display_position: { x: 1280, y: 320 },
      transfer_destination: { type: 'predefined', number: '+15550107303' },
      edges: [toNode('e-connect-failed', 'goodbye', 'Nobody answers')],
    },
    {
      type: 'end',
      id: 'goodbye',
      name: 'Goodbye',
      display_position: { x: 1280, y: 0 },
      instruction: { type: 'prompt', text: 'Repeat the time, if there is one, and say goodbye.' },
    },
  ],
  tools: [
    {
      type: 'custom',
      tool_id: 'spa_lookup',
      name: 'lookup_guest',
      description: 'Finds the guest by the number that calls.',
      url: 'https://spa.example.com/hooks/guests',
      method: 'POST',
      timeout_ms: 4000,
      headers: { 'x-source': 'voice' },
      parameters: { type: 'object', properties: { phone: { type: 'string' } }, required: ['phone'] },
      response_variables: { guest_name: '$.guest.name', guest_kind: '$.guest.kind', open_invoices: '$.invoices.open' },
    },
  ],
};

function toNode(id: string, destination: string, prompt: string): RetellEdge {
  return { id, destination_node_id: destination, transition_condition: { type: 'prompt', prompt } };
}
