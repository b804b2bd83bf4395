/** Copies, deletes, tags and tools of the sandbox's assistants: the wire of the API, valid against its description. */
import { expect, test } from 'vitest';
import { start } from './client.ts';
import { faultsAs } from './description.ts';

const TRACKER = '/ai/assistants/assistant-parcel-tracker';

test('a copy is valid, has an id and dates of its own, and no telephony', async () => {
  const { ask, list } = await start();
  const before = await list();
  const { status, body } = await ask(`${TRACKER}/clone`, { method: 'POST' });
  expect([status, faultsAs('inference-embedding_Assistant', body)]).toEqual([200, []]);
  const { id, telephony_settings: telephony } = body as { id: string; telephony_settings?: unknown };
  expect([before.some((assistant) => assistant.id === id), telephony]).toEqual([false, undefined]);
  expect(await list()).toHaveLength(before.length + 1);
  expect(await list('another')).toHaveLength(before.length);
});

test('a delete answers with what is gone, and is refused while another assistant leads there', async () => {
  const { ask } = await start();
  const { body } = await ask(`${TRACKER}/clone`, { method: 'POST' });
  const at = `/ai/assistants/${(body as { id: string }).id}`;
  expect((await ask(at, { method: 'DELETE' })).body).toMatchObject({ object: 'assistant.deleted', deleted: true });
  expect((await ask(at, { method: 'DELETE' })).status).toBe(404);
  for (const id of ['assistant-parcel-tracker', 'assistant-kitchen-orders', 'assistant-billing-desk']) {
    expect([id, (await ask(`/ai/assistants/${id}`, { method: 'DELETE' })).status]).toEqual([id, 400]);
  }
});

test('tags are sets, and any word is one', async () => {
  const { ask } = await start();
  const tagsOf = async (path: string, options: Parameters<typeof ask>[1]) => ((await ask(path, options)).body as { tags: string[] }).tags;
  const one = await tagsOf(`${TRACKER}/tags`, { body: { tag: 'a b/c' } });
  expect(await tagsOf(`${TRACKER}/tags`, { body: { tag: 'a b/c' } })).toEqual(one);
  expect(((await ask(TRACKER)).body as { tags: string[] }).tags).toEqual(one);
  expect(await tagsOf(`${TRACKER}/tags/a%20b%2Fc`, { method: 'DELETE' })).toEqual(one.slice(0, -1));
  expect((await ask(`${TRACKER}/tags/a%20b%2Fc`, { method: 'DELETE' })).status).toBe(404);
  expect((await ask(`${TRACKER}/tags`, { body: {} })).status).toBe(422);
  expect((await ask('/ai/assistants/nobody/tags', { body: { tag: 'x' } })).status).toBe(404);
});

test('a tool is merged in, once, and taken out; a new version is made each time', async () => {
  const { ask } = await start();
  const tool = `${TRACKER}/tools/tool-take-payment`;
  const read = async () =>
    (await ask(TRACKER)).body as { version_id: string; tools: { tool_id?: string; shared?: boolean; type: string }[] };
  const before = await read();
  for (let time = 0; time < 2; time += 1) expect((await ask(tool, { method: 'PUT' })).status).toBe(200);
  const after = await read();
  expect(after.tools.filter(({ tool_id }) => tool_id === 'tool-take-payment')).toMatchObject([{ type: 'pay', shared: true }]);
  expect(after.version_id).not.toBe(before.version_id);
  expect((await ask(tool, { method: 'DELETE' })).status).toBe(200);
  expect((await read()).tools).toEqual(before.tools);
  expect((await ask(tool, { method: 'DELETE' })).status).toBe(404);
  expect((await ask(`${TRACKER}/tools/nothing`, { method: 'PUT' })).status).toBe(404);
});

test('a webhook tool of an assistant is tested as the description says, and no other tool', async () => {
  const { ask } = await start();
  const { body } = await ask('/ai/tools', {
    method: 'POST',
    body: { type: 'webhook', display_name: 'hook', webhook: { name: 'hook', description: 'd', url: 'https://example.com/hook' } },
  });
  const { id } = (body as { data?: { id: string } }).data ?? (body as { id: string });
  expect((await ask(`${TRACKER}/tools/${id}`, { method: 'PUT' })).status).toBe(200);
  const done = await ask(`${TRACKER}/tools/${id}/test`, { method: 'POST', body: { arguments: { order: 7 } } });
  expect([done.status, faultsAs('TestWebhookToolResponseData', done.body)]).toEqual([200, []]);
  expect((await ask(`${TRACKER}/tools/${id}/test`, { method: 'POST', body: { arguments: [] } })).status).toBe(422);
  expect((await ask(`${TRACKER}/tools/none/test`, { method: 'POST', body: {} })).status).toBe(404);
});
