/** The sandbox's conversations: the wire of the API, valid against its description. */
import { describe, expect, test } from 'vitest';
import { start, type Answer } from './client.ts';
import { faultsAs } from './description.ts';

const PATH = '/ai/conversations';
const id = (number: number) => `c0117e25-0000-4000-8000-${String(number).padStart(12, '0')}`;
const ONE = `${PATH}/${id(4)}`;
interface Listed {
  readonly id: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly last_message_at: string;
}
const listOf = ({ body }: Answer) => (body as { data: Listed[] }).data;
const oneOf = ({ body }: Answer) => (body as { data: Listed }).data;

describe('the list', () => {
  test('has those of the seed, and those that tests and events have come to', async () => {
    const { ask } = await start();
    const answer = await ask(PATH);
    expect(faultsAs('ConversationsListData', answer.body)).toEqual([]);
    const seeded = listOf(await ask(`${PATH}?name=like.C%25`));
    expect(seeded).toHaveLength(160);
    expect(listOf(answer).length).toBeGreaterThan(300);
  });

  test.each([
    [`id=eq.${id(7)}`, 1],
    [`or=(id.eq.${id(7)},id.eq.${id(8)})`, 2],
    ['metadata->campaign=eq.recall&metadata->telnyx_conversation_channel=eq.phone_call&created_at=lt.2026-06-03', 3],
    ['created_at=gte.2026-06-02&created_at=lt.2026-06-03&name=like.C%25', 16],
    [`created_at=eq.2026-06-02T01:00:00Z`, 5],
    ['limit=3', 3],
  ])('is filtered by %s', async (query, count) => {
    const { ask } = await start();
    expect(listOf(await ask(`${PATH}?${query}`))).toHaveLength(count);
  });

  test.each(['order=age', 'limit=0', 'limit=x', 'created_at=gte.soon', 'created_at=2026', 'age=eq.1', 'or=id.eq.1', 'or=(age.eq.1)'])(
    'refuses %s',
    async (query) => {
      const { ask } = await start();
      const { status, body } = await ask(`${PATH}?${query}`);
      expect([status, faultsAs('HTTPValidationError', body)]).toEqual([422, []]);
    },
  );

  test('is sorted as it is asked for', async () => {
    const { ask } = await start();
    const ids = listOf(await ask(`${PATH}?order=created_at.desc,id.desc&name=like.C%25`)).map((one) => one.id);
    expect(ids.slice(0, 2)).toEqual([id(239), id(238)]);
    const last = listOf(await ask(`${PATH}?order=last_message_at.asc`)).map((one) => one.last_message_at);
    expect(last).toEqual(last.toSorted());
  });
});

describe('one', () => {
  test('is created, read, changed and deleted', async () => {
    const { ask } = await start();
    const created = await ask(PATH, { body: { name: 'N', metadata: { a: 'b' } } });
    expect(faultsAs('Conversation', created.body)).toEqual([]);
    const path = `${PATH}/${(created.body as Listed).id}`;
    expect(oneOf(await ask(path))).toEqual(created.body);
    expect(oneOf(await ask(path, { method: 'PUT', body: { metadata: { c: 'd' } } })).metadata).toEqual({ c: 'd' });
    expect((await ask(path, { method: 'PUT', body: { metadata: { c: 1 } } })).status).toBe(422);
    expect((await ask(path, { method: 'DELETE' })).status).toBe(200);
    expect((await ask(path)).status).toBe(404);
  });

  test('keeps its other labels where updates are merged', async () => {
    const { ask } = await start({ metadata: 'merged' });
    const { metadata } = oneOf(await ask(ONE, { method: 'PUT', body: { metadata: { c: 'd' } } }));
    expect(metadata).toMatchObject({ c: 'd', telnyx_agent_target: '+15550100001' });
  });

  test('that is deleted does not come back, whatever it came of', async () => {
    const { ask } = await start();
    const produced = listOf(await ask(`${PATH}?metadata->test_id=like.7e%25&limit=1`))[0]?.id;
    await ask(`${PATH}/${produced}`, { method: 'DELETE' });
    expect((await ask(`${PATH}/${produced}`)).status).toBe(404);
  });

  test('has messages and findings', async () => {
    const { ask } = await start();
    const messages = await ask(`${ONE}/messages?page[size]=100`);
    expect(faultsAs('ConversationMessageListData', messages.body)).toEqual([]);
    const findings = await ask(`${ONE}/conversations-insights`);
    expect(faultsAs('ConversationInsightListData', findings.body)).toEqual([]);
    const before = (messages.body as { data: unknown[] }).data.length;
    const added = await ask(`${ONE}/message`, { body: { role: 'user', content: 'One more thing.' } });
    expect(added.status).toBe(200);
    const after = (await ask(`${ONE}/messages?page[size]=100`)).body as { data: { text: string }[] };
    expect([after.data.length, after.data.at(-1)?.text]).toEqual([before + 1, 'One more thing.']);
    expect((await ask(`${ONE}/message`, { body: { content: 'x' } })).status).toBe(422);
    expect((await ask(`${PATH}/nobody/messages`)).status).toBe(404);
  });

  test('gives no reply where somebody has taken over', async () => {
    const { ask } = await start();
    const body = { content: 'Hi', conversation_id: id(60) };
    expect((await ask('/ai/assistants/assistant-front-desk/chat', { body })).status).toBe(400);
  });
});
