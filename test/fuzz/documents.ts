import { seedAssistants } from '../../src/sandbox/seed/index.ts';
import { WRONG_VALUES } from '../support/documents/damage.ts';
import { realAssistants } from '../support/documents/real.ts';
import type { Random } from './random.ts';

export type Document = Readonly<Record<string, unknown>>;

const ODD_KEYS = JSON.parse('{"then":2,"if":1,"__proto__":{"a":null},"7":[]}') as unknown;

const comparison = (op: string, name: string, value: string | number) => ({
  type: 'expression',
  expression: { type: 'comparison', op, left: { type: 'variable', name }, right: { type: `${typeof value}_literal`, value } },
});

/** What the sandbox has, what people publish, and what nobody should send. */
const POOL: readonly Document[] = [
  ...seedAssistants().map((assistant) => assistant as unknown as Document),
  ...realAssistants().map(({ document }) => document),
  { id: 'odd-1', name: 7, tags: ['x', 8], created_at: 'no time', tools: 'none', dynamic_variables: ODD_KEYS },
  { id: 7, name: 'Number', tools: [null, 7, {}, { type: 'new_kind', secret: 's' }], conversation_flow: { nodes: {}, edges: [null] } },
  {
    id: 'pair-1',
    name: 'Hands over',
    tools: [
      { type: 'handoff', handoff: { ai_assistants: [{ id: 'pair-2', name: 'Two' }, { id: 'gone' }, { id: '../x' }, null] } },
      { type: 'webhook', webhook: { name: 'w', url: 'https://u:p@h.example/?token=t', headers: [{ name: 'X-Key', value: 'hidden' }] } },
    ],
    dynamic_variables_webhook_url: 'https://h.example/variables',
  },
  {
    id: 'flow-1',
    name: 'Flow',
    instructions: 'Call {{first_name}}, {{ {{broken',
    dynamic_variables: { age: 3, first_name: 'you', api_token: 'sk-hidden-0123456789abcdef' },
    conversation_flow: {
      start_node_id: 'a',
      nodes: [
        { id: 'a', type: 'prompt', instructions: 'Ask {{first_name}}.', shared_tool_ids: ['gone'], position: { x: 0, y: 0 } },
        { id: 'b', type: 'tool', tool: { type: 'webhook', webhook: { name: 'w', url: 'http://127.0.0.1:{{port}}/{id}' } } },
        { id: 'b', type: 'speak', message: 'Bye {{nobody}}.' },
        { type: 'new_kind', id: 7 },
        null,
      ],
      edges: [
        { id: 'e1', start_node_id: 'a', condition: comparison('>=', 'age', 18), target: { type: 'node', node_id: 'b' } },
        { id: 'e2', start_node_id: 'a', condition: { type: 'llm', prompt: 'They <agree>.' }, target: { type: 'node', node_id: 'a' } },
        { id: 'e2', start_node_id: 'b', condition: { type: 'default' }, target: { type: 'assistant', assistant_id: 'pair-1' } },
        { id: 'e3', start_node_id: 7, condition: comparison('new_op', 'tier', 'gold'), target: { type: 'node', node_id: 'gone' } },
      ],
    },
  },
  { id: 'pair-2', name: 'Two', tools: [{ type: 'handoff', handoff: { ai_assistants: [{ id: 'pair-1' }] } }], telephony_settings: {} },
];

/** Some documents for one account: as they are, or with a wrong value somewhere. */
export function someDocuments(random: Random, most: number): readonly Document[] {
  return random.some(POOL, most).map((document) => {
    const copy = structuredClone(document) as Record<string, unknown>;
    for (let times = random.below(3) - 1; times > 0; times -= 1) damage(copy, random);
    return copy;
  });
}

/** Puts a wrong value in the place of any one but the id. */
function damage(document: Record<string, unknown>, random: Random): void {
  let at: Record<string, unknown> = document;
  for (;;) {
    const keys = Object.keys(at).filter((key) => at !== document || key !== 'id');
    if (keys.length === 0) return;
    const key = random.pick(keys);
    const value = at[key];
    if (typeof value === 'object' && value !== null && random.chance(0.75)) at = value as Record<string, unknown>;
    else {
      at[key] = random.pick(WRONG_VALUES);
      return;
    }
  }
}
