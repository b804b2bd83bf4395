/** What a model is given of an answer. */
import { expect, test } from 'vitest';
import { resultOf } from '../../src/mcp/calls/result.ts';
import { bodyOfText } from '../../src/operations/answers/answer-body.ts';
import { loadMcp } from '../../src/mcp/mcp.ts';
import { jwtMode, sign } from '../auth/tokens.ts';
import { secretsIn } from '../support/canaries.ts';
import { CANARY, secretDocument } from '../support/documents/secrets.ts';
import { startGateway } from '../support/gateway.ts';
import { call, definitionOf, rpc } from '../support/mcp.ts';
import { startUpstream } from '../support/upstream.ts';

const of = (answer: unknown) => resultOf({ body: bodyOfText(JSON.stringify(answer), 1e9), account: null });
const textsOf = ({ content }: ReturnType<typeof of>) => content.map(({ text }) => text);

test('a short answer is given as it is', () => {
  expect(of({ data: { a: [1, 'b'] } })).toEqual({ content: [{ type: 'text', text: '{"a":[1,"b"]}' }], structuredContent: { a: [1, 'b'] } });
});

test('lists and strings of a long one are cut until it fits, with a note of where and how much', () => {
  const item = { id: 'x'.repeat(50), text: '😀'.repeat(1_500) };
  const data = { list: Array.from({ length: 400 }, () => item), short: 'yes' };
  const result = of({ data });
  const [note = '', json = ''] = textsOf(result);
  expect(Buffer.byteLength(json)).toBeLessThanOrEqual(100_000);
  expect(note).toMatch(
    /^The result was longer than 100000 bytes and is cut: list: 20 of 400 items, list\.0\.text: 2000 of 3000 characters, .*, and \d+ more\./,
  );
  expect(result.structuredContent).toMatchObject({ short: 'yes', $note: note });
  const { list } = JSON.parse(json) as { readonly list: readonly { readonly id: string; readonly text: string }[] };
  expect([list.length, list[0]?.id, encodeURIComponent(list[0]?.text ?? '').length]).toEqual([20, item.id, 12_009]);
});

test('one that no cut makes short enough is refused, and so is one that is sent in pieces', () => {
  const wide = Object.fromEntries(Array.from({ length: 2_000 }, (_none, index) => [`field${index}`, 'x'.repeat(90)]));
  for (const data of [wide, { text: 'x'.repeat(5_000_000) }]) {
    expect(of({ data })).toEqual({
      content: [{ type: 'text', text: expect.stringMatching(/^LIMIT_EXCEEDED: The result is longer than 100000 bytes/) }],
      isError: true,
    });
  }
});

test('an error that takes a field of the operation makes it one, and any other is a note', () => {
  const error = { message: 'No answer.', path: ['a', 'b'], extensions: { code: 'UPSTREAM_TIMEOUT', retryAfterSeconds: 3 } };
  const line = 'UPSTREAM_TIMEOUT: No answer. (at a.b) Ask again after 3 seconds.';
  expect(of({ data: { a: null }, errors: [error] })).toEqual({
    content: [
      { type: 'text', text: line },
      { type: 'text', text: '{"a":null}' },
    ],
    structuredContent: { a: null, $note: `Parts of the result are missing: ${line}` },
    isError: true,
  });
  const part = of({ data: { a: { b: null } }, errors: [error] });
  expect([part.isError, textsOf(part)[0]]).toEqual([undefined, `Parts of the result are missing: ${line}`]);
  expect(of({ errors: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }] })).toEqual({
    content: [{ type: 'text', text: 'FORBIDDEN: No.' }],
    isError: true,
  });
});

test('secrets of documents and what the upstream says in a failure are shown to nobody without the scope', async () => {
  const document = secretDocument(CANARY);
  const upstream = await startUpstream(
    ({ path }) => (path.startsWith('/ai/assistants/a') ? { body: document } : { status: 500, body: { errors: [{ detail: CANARY }] } }),
    { isDescribed: false },
  );
  const operations = {
    one: 'query One { assistant(id: "a") { name dynamicVariables dynamicVariablesWebhookUrl extra tools { ... on Tool { extra } ... on WebhookTool { url headers { name value } } } } }',
    all: 'query All { sharedTools { totalCount } }',
  };
  const gateway = startGateway({ upstreamUrl: upstream.url, auth: jwtMode(), mcp: await loadMcp(definitionOf({ operations })) });
  const as = async (scope: string) => ({ headers: { authorization: `Bearer ${await sign(scope)}` } });
  const shown = [
    await call(gateway, 'one', {}, await as('assistants:read')),
    await call(gateway, 'all', {}, await as('assistants:read')),
    (await rpc(gateway, 'tools/list', {}, await as('assistants:read'))).message,
  ];
  expect(shown).toMatchObject([{ structuredContent: { assistant: { name: 'Ann' } } }, { isError: true }, { result: {} }]);
  expect(secretsIn(JSON.stringify([shown, gateway.lines]), { canary: CANARY, key: 'upstream-key' })).toEqual([]);
  expect(JSON.stringify(await call(gateway, 'one', {}, await as('assistants:read secrets:read')))).toContain(CANARY);
});
