/** All tags of the account: one list, kept, and read again after what may have changed them. */
import { expect, test } from 'vitest';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { startUpstream } from '../support/upstream.ts';
import { mutation } from './write.ts';

const TAGS = '{ assistantTags }';

test('are one list for all who ask, and what is none of them is reported', async () => {
  const upstream = await startUpstream(() => ({ body: { tags: ['b', null, 'a', 7, '', 'b'] } }));
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { data, errors } = await query('{ assistantTags again: assistantTags }');
  expect(data).toEqual({ assistantTags: ['b', 'a'], again: ['b', 'a'] });
  expect(errors?.map(({ message, path }) => [message, path])).toEqual([
    ['The upstream sent 2 entries that are not tags or have no name.', ['assistantTags']],
    ['The upstream sent 2 entries that are not tags or have no name.', ['again']],
  ]);
  await query(TAGS);
  expect(upstream.calls).toEqual(['GET /ai/assistants/tags']);
});

test('are nobody else’s', async () => {
  const upstream = await startUpstream(({ headers }) => ({ body: { tags: [String(headers.authorization)] } }));
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const of = async (token: string) => (await query(TAGS, { token })).data.assistantTags as unknown;
  expect([await of('one'), await of('two'), await of('one')]).toEqual([['Bearer one'], ['Bearer two'], ['Bearer one']]);
});

test('are read again after a write of tags, and not after one that has nothing to do with them', async () => {
  const { query, calls } = await startSandboxGateway();
  const count = () => calls().filter((call) => call === 'GET /ai/assistants/tags').length;
  const { data } = await query('{ assistantTags assistants(first: 1) { nodes { id } } }');
  const id = String(data.assistants.nodes[0].id);
  const tagged = await query(mutation('addAssistantTag', `{ assistantId: "${id}", tag: "quite new" }`, 'tags'));
  expect(tagged.data.addAssistantTag.userErrors).toEqual([]);
  expect((await query(TAGS)).data.assistantTags).toEqual([...data.assistantTags, 'quite new'].toSorted());
  expect(count()).toBe(2);
  await query(mutation('attachTool', `{ assistantId: "${id}", toolId: "tool-take-payment" }`, ''));
  await query(TAGS);
  expect(count()).toBe(2);
});
