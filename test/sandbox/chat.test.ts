/** Conversations of the sandbox: the wire of the API, valid against its description. */
import { expect, test } from 'vitest';
import { createClock } from '../../src/sandbox/clock.ts';
import { DEMO_TOKEN, startSandbox } from '../../src/sandbox/app.ts';
import { start } from './client.ts';
import { faultsAs } from './description.ts';

const ASSISTANT = '/ai/assistants/assistant-parcel-tracker';
const NUMBERS = { from: '+1', to: '+2' };
type Ask = Awaited<ReturnType<typeof start>>['ask'];

const create = async (ask: Ask, body: object = {}) => (await ask('/ai/conversations', { body })).body as { id: string; metadata: object };

test('conversations are created, and their metadata holds texts', async () => {
  const { ask } = await start();
  const conversation = await create(ask, { name: 'x', metadata: { ai_disabled: true, n: 1 } });
  expect([faultsAs('Conversation', conversation), conversation.metadata]).toEqual([[], { ai_disabled: 'true', n: '1' }]);
  expect((await ask('/ai/conversations', { body: { name: 1 } })).status).toBe(422);
});

test('chat replies in a conversation that exists and is not disabled', async () => {
  const { ask } = await start();
  const { id } = await create(ask);
  const { status, body } = await ask(`${ASSISTANT}/chat`, { body: { content: 'née', conversation_id: id } });
  expect([status, faultsAs('AssistantChatResponse', body)]).toEqual([200, []]);
  expect((body as { content: string }).content).toContain('née');
  const disabled = await create(ask, { metadata: { ai_disabled: true } });
  const statusOf = async (path: string, sent: object) => (await ask(path, { body: sent })).status;
  expect(await statusOf(`${ASSISTANT}/chat`, { content: 'x', conversation_id: disabled.id })).toBe(400);
  expect(await statusOf(`${ASSISTANT}/chat`, { content: 'x', conversation_id: 'nothing' })).toBe(404);
  expect(await statusOf('/ai/assistants/nobody/chat', { content: 'x', conversation_id: id })).toBe(404);
  expect(await statusOf(`${ASSISTANT}/chat`, { content: 'x' })).toBe(422);
});

test('SMS and WhatsApp make conversations, one for each pair of numbers and channel', async () => {
  const { ask } = await start();
  const sms = async (more: object = {}) =>
    (await ask(`${ASSISTANT}/chat/sms`, { body: { ...NUMBERS, ...more } })).body as { conversation_id: string };
  const first = await sms({ conversation_metadata: { a: 1, b: true } });
  expect(faultsAs('AssistantSmsChatResponse', first)).toEqual([]);
  expect(await sms()).toEqual(first);
  expect(await sms({ to: '+3' })).not.toEqual(first);
  expect(await sms({ should_create_conversation: true })).not.toEqual(first);
  const whatsapp = (more: object) => ask(`${ASSISTANT}/chat/whatsapp`, { body: { ...NUMBERS, content: 'x', ...more } });
  expect((await whatsapp({})).body).toEqual({ conversation_id: expect.any(String) as string, message_id: expect.any(String) as string });
  expect((await whatsapp({ conversation_metadata: { telnyx_x: '1' } })).status).toBe(400);
  expect((await whatsapp({ conversation_metadata: { a: {} } })).status).toBe(422);
  expect((await whatsapp({ content: undefined })).status).toBe(422);
});

/** Pieces of a streamed answer as they arrive, and whether it broke off. */
async function streamed(response: Response): Promise<{ pieces: Uint8Array[]; isBroken: boolean }> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) pieces.push(piece);
    return { pieces, isBroken: false };
  } catch {
    return { pieces, isBroken: true };
  }
}

test('streams come by the clock, cut within characters; the word "error" breaks them', async () => {
  const clock = createClock();
  const sandbox = await startSandbox({ clock });
  const post = (path: string, body: object) =>
    fetch(sandbox.url + path, { method: 'POST', headers: { authorization: `Bearer ${DEMO_TOKEN}` }, body: JSON.stringify(body) });
  const { id } = (await (await post('/ai/conversations', {})).json()) as { id: string };
  const response = await post(`${ASSISTANT}/chat`, { content: 'né 🚀', conversation_id: id, stream: true });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reading = streamed(response);
  const moving = setInterval(() => clock.advance(1_000), 5);
  const { pieces, isBroken } = await reading;
  const text = Buffer.concat(pieces).toString();
  expect(isBroken).toBe(false);
  const deltas = [...text.matchAll(/^event: delta\ndata: (.+)$/gm)].map(
    ([, data = '']) => (JSON.parse(data) as { content: string }).content,
  );
  const [, done = ''] = /^event: done\ndata: (.+)$/m.exec(text) ?? [];
  expect(deltas.join('')).toBe((JSON.parse(done) as { content: string }).content);
  expect(deltas.length).toBeGreaterThan(5);
  // A piece that ends within a character is no text by itself.
  expect(pieces.some((piece) => Buffer.from(piece).toString().endsWith('\uFFFD'))).toBe(true);
  expect(await streamed(await post(`${ASSISTANT}/chat`, { content: 'an error', conversation_id: id, stream: true }))).toMatchObject({
    isBroken: true,
  });
  const enhanced = await streamed(await post(`${ASSISTANT}/instructions/enhance`, { instructions: 'Be kind.', enhancement_prompt: null }));
  expect(Buffer.concat(enhanced.pieces).toString()).toBe('Be kind.\n\n— Improved.');
  expect(await streamed(await post(`${ASSISTANT}/instructions/enhance`, { enhancement_prompt: 'error' }))).toMatchObject({
    isBroken: true,
  });
  clearInterval(moving);
  await sandbox.close();
});
