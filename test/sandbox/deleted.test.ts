/** Deleted assistants of the sandbox: in pages, restorable for 30 days of its own clock. */
import { expect, test } from 'vitest';
import { start, type Answer } from './client.ts';
import { faultsAs } from './description.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const HOTEL = '/ai/assistants/assistant-blank';

async function startAtClock() {
  const { ask, sandbox, list } = await start();
  const advance = (advanceMs: number) =>
    fetch(new URL('/sandbox/clock', sandbox.url), { method: 'POST', body: JSON.stringify({ advanceMs }) });
  const deleted = async () => idsOf(await ask('/ai/assistants/deleted'));
  return { ask, advance, list, deleted };
}

interface Deleted {
  readonly id: string;
  readonly deleted_at: string;
  readonly permanently_deleted_at: string;
}
const dataOf = ({ body }: Answer) => (body as { data: Deleted[] }).data;
const idsOf = (answer: Answer) => dataOf(answer).map(({ id }) => id);

test('two are there from the start, are valid, and come in pages', async () => {
  const { ask } = await startAtClock();
  const { body } = await ask('/ai/assistants/deleted?page[number]=2&page[size]=1');
  expect(body).toMatchObject({ data: [{ id: 'assistant-old-hotline' }], meta: { total_results: 2, total_pages: 2 } });
  for (const deleted of dataOf(await ask('/ai/assistants/deleted'))) {
    expect(faultsAs('inference-embedding_Assistant', deleted)).toEqual([]);
    expect(Date.parse(deleted.permanently_deleted_at) - Date.parse(deleted.deleted_at)).toBe(30 * DAY_MS);
    expect((await ask(`/ai/assistants/${deleted.id}/deleted`)).body).toEqual(deleted);
    expect((await ask(`/ai/assistants/${deleted.id}`)).status).toBe(404);
  }
  expect((await ask('/ai/assistants/deleted?page[size]=101')).status).toBe(422);
});

test('what is deleted can be restored as it was, once', async () => {
  const { ask, deleted, list } = await startAtClock();
  const before = (await ask(HOTEL)).body;
  const { body } = await ask(HOTEL, { method: 'DELETE' });
  expect(faultsAs('AssistantDeletedResponse', body)).toEqual([]);
  expect((await deleted())[0]).toBe('assistant-blank');
  expect((await ask(`${HOTEL}/deleted`)).body).toMatchObject(before as object);
  expect((await ask(`${HOTEL}/restore`, { method: 'POST' })).body).toEqual(before);
  expect((await list()).map(({ id }) => id)).toContain('assistant-blank');
  expect(await deleted()).toEqual(['assistant-summer-desk', 'assistant-old-hotline']);
  expect((await ask(`${HOTEL}/restore`, { method: 'POST' })).status).toBe(404);
  expect((await ask(`${HOTEL}/deleted`)).status).toBe(404);
});

test('is gone after 30 days, and at once by a hard delete', async () => {
  const { ask, deleted, advance } = await startAtClock();
  expect(await deleted()).toEqual(['assistant-summer-desk', 'assistant-old-hotline']);
  await ask(`${HOTEL}?hard_delete=true`, { method: 'DELETE' });
  expect((await ask(`${HOTEL}/deleted`)).status).toBe(404);
  await advance(10 * DAY_MS);
  expect(await deleted()).toEqual(['assistant-summer-desk']);
  await advance(17 * DAY_MS);
  expect(await deleted()).toEqual([]);
  expect((await ask('/ai/assistants/assistant-summer-desk/restore', { method: 'POST' })).status).toBe(404);
});
