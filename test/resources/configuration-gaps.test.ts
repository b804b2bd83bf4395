/** Fields that follow from several parts of a configuration: a list that is known to leave out any one of them is not asked for them. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { neighbours } from '../support/neighbours.ts';
import { startUpstream, type Document } from '../support/upstream.ts';

const IDS = ['a', 'b'];
const TOOLS = [{ type: 'hangup', hangup: {} }];
const FLOW = { nodes: [{ id: 'n', type: 'speak' }] };
const CALLS = { default_texml_app_id: 'x' };

test.each<[name: string, selection: string, listed: Document, left: Document, shown: Document, beside: readonly string[]]>([
  [
    'conversation_flow',
    'secretReferences { identifier }',
    { model: 'm', tools: TOOLS },
    { conversation_flow: { nodes: [{ id: 'n', llm_api_key_ref: 'k' }] } },
    { secretReferences: [{ identifier: 'k' }] },
    [],
  ],
  [
    'a key that no field shows',
    'secretReferences { identifier }',
    { tools: TOOLS, conversation_flow: FLOW },
    { newer_ref: 'k' },
    { secretReferences: [{ identifier: 'k' }] },
    [],
  ],
  [
    'messaging_settings',
    'phoneNumbers { id }',
    { telephony_settings: CALLS },
    { messaging_settings: { default_messaging_profile_id: 'p' } },
    { phoneNumbers: [] },
    ['phone_numbers', 'messaging_profiles/p/phone_numbers'],
  ],
])('%s', async (_name, selection, listed, left, shown, beside) => {
  const entry = (id: string): Document => ({ id, name: 'A', ...listed });
  const upstream = await startUpstream(
    neighbours({ assistants: IDS.map(entry), profiles: [{ id: 'p' }] }, (_method, path) => {
      const [, id] = /^\/ai\/assistants\/(\w+)$/.exec(path) ?? [];
      return id === undefined ? undefined : { body: { ...entry(id), model: 'm', ...left } };
    }),
  );
  let now = 0;
  const { query } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 5_000, now: () => now });
  await query('{ assistants { totalCount } }');
  now += 60_000;
  upstream.calls.splice(0);
  const { data } = await query(`{ ${IDS.map((id) => `${id}: assistant(id: "${id}") { ${selection} }`).join(' ')} }`);
  expect(data).toEqual(Object.fromEntries(IDS.map((id) => [id, shown])));
  const paths = upstream.calls.map((call) => call.replace(/^GET \/|\?.*$/g, ''));
  expect(paths.toSorted()).toEqual([...IDS.map((id) => `ai/assistants/${id}`), ...beside].toSorted());
});
