import type { Expression } from 'telnyx/resources/ai/assistants/assistants';
import type { AssistantWire } from '../wire.ts';
import { SHARED_TEXT_TOOL, SHARED_TICKET_TOOL } from './shared-tools.ts';

/** A bank's card service: a flow with every kind of node, condition, target and expression. */
export const CARD_SERVICES: AssistantWire = {
  id: 'assistant-card-services',
  name: 'Card services',
  description: 'Limits, lost cards and travel notices, along a fixed path.',
  created_at: '2026-03-10T08:00:00Z',
  version_id: 'version-card-services-7',
  version_name: 'Fraud hand-over',
  version_created_at: '2026-07-02T13:45:12Z',
  model: 'openai/gpt-4.1',
  instructions: 'You serve card holders of {{bank_name}}. Follow the flow; never skip the identity check.',
  greeting: 'Card services. First I need to know who you are.',
  tags: ['bank', 'inbound'],
  enabled_features: ['telephony', 'messaging'],
  dynamic_variables: { bank_name: 'Quay Bank', tier: 'standard', monthly_spend: 0, monthly_limit: 2000 },
  dynamic_variables_webhook_url: 'https://bank.example.com/hooks/variables',
  voice_settings: { voice: 'Telnyx.NaturalHD.orion', language_boost: null },
  conversation_flow: {
    start_node_id: 'identify',
    nodes: [
      {
        // No type: that means a prompt.
        id: 'identify',
        name: 'Identity check',
        position: { x: 0, y: 0 },
        instructions: 'Ask for the date of birth and the last four digits of the card.',
        instructions_mode: 'append',
        model: 'openai/gpt-4o-mini',
        transcription: { model: 'deepgram/nova-2', language: 'en', settings: { numerals: true } },
      },
      {
        type: 'prompt',
        id: 'serve',
        name: 'Serve the request',
        position: { x: 320.5, y: 0 },
        instructions: 'Change limits, replace cards, note journeys. Read back every change.',
        instructions_mode: 'append',
        shared_tool_ids: ['tool-send-text'],
        tools_mode: 'append',
        tools: [
          [
            SHARED_TEXT_TOOL,
            {
              type: 'webhook',
              webhook: {
                name: 'change_limit',
                description: 'Sets the monthly limit of a card.',
                url: 'https://cards.bank.example.com/api/limits',
                method: 'PUT',
                body_parameters: { type: 'object', properties: { limit: { type: 'number' } }, required: ['limit'] },
              },
            },
          ],
        ],
      },
      {
        type: 'prompt',
        id: 'advise',
        name: 'Gold desk',
        position: { x: 320.5, y: -180 },
        instructions: 'Serve the request, then mention one benefit of the gold card.',
        external_llm: { base_url: 'https://models.bank.example.com/v1', model: 'bank-advisor-1' },
        llm_api_key_ref: 'bank-model-key',
        voice_settings: { voice: 'Telnyx.NaturalHD.lyra', voice_speed: 0.95 },
      },
      {
        type: 'tool',
        id: 'ticket',
        name: 'Open a ticket',
        position: { x: 640, y: 0 },
        shared_tool_id: 'tool-open-ticket',
        tool: [SHARED_TICKET_TOOL],
      },
      {
        type: 'speak',
        id: 'farewell',
        name: 'Farewell',
        position: { x: 960, y: 0 },
        message: 'Your ticket is {{ticket_number}}. Goodbye.',
      },
      {
        type: 'prompt',
        id: 'wrap-up',
        name: 'Anything else',
        position: { x: 1280, y: 0 },
        instructions: 'Ask once whether there is anything else.',
      },
    ],
    edges: [
      {
        id: 'suspicious',
        start_node_id: 'identify',
        condition: { type: 'expression', expression: suspicious() },
        target: {
          type: 'assistant',
          assistant_id: 'assistant-fraud-desk',
          voice_mode: 'distinct',
          position: { x: 320.5, y: 180 },
        },
      },
      {
        id: 'gold',
        start_node_id: 'identify',
        condition: { type: 'expression', expression: compare('==', variable('tier'), text('gold')) },
        target: { type: 'node', node_id: 'advise' },
      },
      {
        id: 'identified',
        start_node_id: 'identify',
        condition: { type: 'llm', prompt: 'Both answers match the records' },
        target: { type: 'node', node_id: 'serve' },
      },
      {
        id: 'served',
        start_node_id: 'serve',
        condition: { type: 'llm', prompt: 'The request needs a person' },
        target: { type: 'node', node_id: 'ticket' },
      },
      {
        id: 'advised',
        start_node_id: 'advise',
        condition: { type: 'llm', prompt: 'The caller is satisfied' },
        target: { type: 'node', node_id: 'farewell' },
      },
      {
        id: 'ticket-failed',
        start_node_id: 'ticket',
        condition: { type: 'expression', expression: compare('!=', variable('ticket_status'), text('open')) },
        target: { type: 'assistant', assistant_id: 'assistant-front-desk' },
      },
      {
        id: 'ticket-opened',
        start_node_id: 'ticket',
        condition: { type: 'default' },
        target: { type: 'node', node_id: 'farewell' },
      },
      {
        id: 'said-goodbye',
        start_node_id: 'farewell',
        condition: { type: 'default' },
        target: { type: 'node', node_id: 'wrap-up' },
      },
    ],
  },
};

/** `(monthly_spend / monthly_limit * 100 > 90 or country contains "??") and not (travel_notice == true)` */
function suspicious(): Expression {
  const share = arithmetic('*', arithmetic('/', variable('monthly_spend'), variable('monthly_limit')), number(100));
  return {
    type: 'bool_op',
    op: 'and',
    operands: [
      {
        type: 'bool_op',
        op: 'or',
        operands: [compare('>', share, number(90)), compare('contains', variable('country'), text('??'))],
      },
      {
        type: 'bool_op',
        op: 'not',
        operands: [compare('==', variable('travel_notice'), { type: 'bool_literal', value: true })],
      },
    ],
  };
}

type Comparison = Extract<Expression, { type: 'comparison' }>;
type Arithmetic = Extract<Expression, { type: 'arithmetic' }>;

function compare(op: Comparison['op'], left: Expression, right: Expression): Comparison {
  return { type: 'comparison', op, left, right };
}

function arithmetic(op: Arithmetic['op'], left: Expression, right: Expression): Arithmetic {
  return { type: 'arithmetic', op, left, right };
}

function variable(name: string): Expression {
  return { type: 'variable', name };
}

function text(value: string): Expression {
  return { type: 'string_literal', value };
}

function number(value: number): Expression {
  return { type: 'number_literal', value };
}
