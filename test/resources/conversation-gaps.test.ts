/** Lists of conversations that leave things out, JSON in texts, and counts that cannot be shown. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { NOT_FOUND, startUpstream } from '../support/upstream.ts';

const AT = '2026-01-01T00:00:00Z';
const whole = (id: string) => ({ id, name: id, created_at: AT, last_message_at: AT, metadata: { assistant_id: `of-${id}` } });
const DIGITS = '{"id":12345678901234567890,"e":1e400}';

async function start(row: (id: string) => object = whole, counts: readonly unknown[] = []) {
  const upstream = await startUpstream(({ path }) => {
    const [, id] = /^\/ai\/conversations\/([ab])(?:$|\?)/.exec(path) ?? [];
    if (id) return { body: { data: whole(id) } };
    if (path.includes('aggregates')) return { body: { data: counts.map((count) => ({ record_count: count, score: 1 })) } };
    const call = { id: 't', type: 'function', function: { name: 'f', arguments: DIGITS } };
    if (path.includes('/messages')) return { body: { data: [{ role: 'assistant', text: 'x', created_at: AT, tool_calls: [call] }] } };
    if (path.includes('/conversations-insights')) {
      return { body: { data: [{ id: 'ci', status: 'completed', conversation_insights: [{ insight_id: 'i', result: DIGITS }] }] } };
    }
    return path.startsWith('/ai/conversations?') ? { body: { data: ['a', 'b'].map(row) } } : NOT_FOUND;
  });
  return { ...startGateway({ upstreamUrl: upstream.url }), calls: upstream.calls };
}

test('what a list left out along with the labels is read, once for each conversation, if it is asked for', async () => {
  const { query, calls } = await start((id) => ({ id, created_at: AT }));
  expect((await query('{ conversations { nodes { id createdAt } } }')).errors).toBeUndefined();
  expect(calls).toHaveLength(1);
  const { data } = await query('{ conversations { nodes { name assistantId aiDisabled metadata } } }');
  expect(data.conversations.nodes).toEqual(
    ['b', 'a'].map((id) => ({ name: id, assistantId: `of-${id}`, aiDisabled: null, metadata: { assistant_id: `of-${id}` } })),
  );
  expect(calls).toHaveLength(3);
});

test('what a list by ids shows of a conversation is no whole one', async () => {
  const { query } = await start((id) => ({ id }));
  const { data } = await query('{ a: conversation(id: "a") { name } b: conversation(id: "b") { createdAt } }');
  expect(data).toEqual({ a: { name: 'a' }, b: { createdAt: AT } });
});

test('JSON in texts keeps the digits of its numbers, or says that it cannot', async () => {
  const { post } = await start();
  const response = await post({
    query: '{ conversation(id: "a") { insights { insights { json } } messages { nodes { toolCalls { function { argumentsJson } } } } } }',
  });
  const text = await response.text();
  if ('rawJSON' in JSON) expect(text.split(DIGITS)).toHaveLength(3);
  else expect(text.split('whose digits this version of Node.js cannot pass on')).toHaveLength(3);
});

test('a count that is too large is null, with an error, and leaves the others', async () => {
  const { query } = await start(whole, [3_000_000_000, '5', 4]);
  const { data, errors } = await query('{ insightAggregates(groupBy: ["score"]) { recordCount } }');
  expect(data.insightAggregates).toEqual([{ recordCount: null }, { recordCount: 5 }, { recordCount: 4 }]);
  expect(errors).toMatchObject([{ path: ['insightAggregates', 0, 'recordCount'], extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
});
