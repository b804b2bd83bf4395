import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExactNumber } from '../src/exact-number.ts';
import { parseExactly } from '../src/upstream/exact-json.ts';
import { startGateway, type GatewayOptions } from './support/gateway.ts';
import { serve } from './support/socket.ts';
import { NOT_FOUND, startUpstream } from './support/upstream.ts';
import { jwtMode, sign } from './auth/tokens.ts';

/** Node 20 cannot print a number of any digits. */
const KEEPS_DIGITS = 'rawJSON' in JSON;

/** What no number of JavaScript is. */
const CHANGED = [
  '9007199254740993',
  '-9007199254740993',
  '12345678901234567890',
  '72057594037927937',
  '1e400',
  '-1E+400',
  '1e-400',
  '1.0000000000000001',
  '0.1000000000000000055511151231257827',
  '3.14159265358979323846',
  `1${'0'.repeat(400)}`,
];
/** What is printed as the same number, if in other digits. */
const SAME = [
  '0',
  '-0',
  '1.0',
  '1e3',
  '9007199254740991',
  '9007199254740992',
  '1152921504606847000',
  '1e22',
  '1e308',
  '0e400',
  '5e-324',
  '0.1',
];

const withMarks = (value: unknown): unknown =>
  value instanceof ExactNumber
    ? { exact: value.source }
    : Array.isArray(value)
      ? value.map(withMarks)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withMarks(item)]))
        : value;

describe('parsing', () => {
  test.each(CHANGED)('keeps %s, wherever it stands', (source) => {
    const exact = { exact: source };
    expect(withMarks(parseExactly(source))).toEqual(exact);
    expect(withMarks(parseExactly(` [${source},${source} , 1]`))).toEqual([exact, exact, 1]);
    expect(withMarks(parseExactly(`{"a":{"__proto__":${source}},"b\\"":[true,${source}]}`))).toEqual({
      a: Object.fromEntries([['__proto__', exact]]),
      'b"': [true, exact],
    });
  });

  test.each(SAME)('reads %s as JSON.parse does', (source) => {
    expect(parseExactly(`[${source}]`)).toEqual(JSON.parse(`[${source}]`));
  });

  test.each([
    '"9007199254740993"',
    '"a 9007199254740993, 1e400 \\" 1e400"',
    '{"9007199254740993":"1e400"}',
    '{"a":"\\\\","b":[1,"[1e400]"]}',
  ])('leaves the text of strings alone: %s', (json) => {
    expect(parseExactly(json)).toEqual(JSON.parse(json));
  });

  test.each([
    '{9007199254740993:1}',
    '[1e400 1]',
    '[true1e400]',
    '[01e400]',
    '[+9007199254740993]',
    '[9007199254740993.]',
    '[1e400',
    '1e400e400',
  ])('refuses what is not JSON: %s', (text) => {
    expect(() => parseExactly(text)).toThrow(SyntaxError);
  });

  test('finds each such number in any JSON, and nothing else', () => {
    const number = fc.constantFrom(...CHANGED, ...SAME);
    const text = fc.oneof(fc.string(), number, fc.constantFrom('"', '\\', '\\"', ',9007199254740993,'));
    const keys = fc.constantFrom('a', '__proto__', '9007199254740993', ',1e400,', '[');
    const { json } = fc.letrec<{ json: [string, unknown] }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 3 },
        number.map((source): [string, unknown] => [source, CHANGED.includes(source) ? { exact: source } : Number(source)]),
        text.map((value): [string, unknown] => [JSON.stringify(value), value]),
        fc
          .array(tie('json'), { maxLength: 4 })
          .map((items): [string, unknown] => [`[${items.map(([item]) => item).join(' ,')}]`, items.map(([, value]) => value)]),
        fc.dictionary(keys, tie('json'), { maxKeys: 4 }).map((items): [string, unknown] => [
          `{${Object.entries(items)
            .map(([key, [item]]) => `${JSON.stringify(key)}: ${item}`)
            .join()}}`,
          Object.fromEntries(Object.entries(items).map(([key, [, value]]) => [key, value])),
        ]),
      ),
    }));
    fc.assert(
      fc.property(json, ([source, value]) => {
        expect(withMarks(parseExactly(source))).toEqual(value);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Numbers in free-form JSON, in keys that nobody knows, in a kind that nobody knows, and in fields of other types. */
const documentText = (source: string) => `{"id":"a","name":"Ann","version_id":${source},
  "dynamic_variables":{"n":${source},"list":[1,${source}],"text":"${source}"},
  "new_setting":{"n":${source}},
  "voice_settings":{"voice":"v","speed":${source}},
  "tools":[{"type":"brand_new","n":${source}}],
  "conversation_flow":{"start_node_id":"n","nodes":[{"id":"n","type":"prompt"},${source}],"edges":[{"id":"e","start_node_id":"n",
    "target":{"type":"node","node_id":"n"},"condition":{"type":"expression","expression":{"type":"number_literal","value":${source}}}}]}}`;

const READ = `{ assistant(id: "a") { name dynamicVariables extra voiceSettings { speed extra } tools { ... on UnknownTool { raw } }
  conversationFlow { edges { condition { ... on ExpressionCondition { text } } } } } }`;

async function read(source: string, options: Partial<GatewayOptions> = {}, token = 'key') {
  const upstream = await startUpstream(({ path }) => {
    if (path === '/ai/assistants') return { body: `{"data":[${documentText(source)}]}` };
    return path.startsWith('/ai/assistants/a') ? { body: documentText(source) } : NOT_FOUND;
  });
  const { url } = await serve(startGateway({ upstreamUrl: upstream.url, ...options }));
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const send = () => fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: READ }) });
  // The second time it may be put together from what was kept.
  await (await send()).text();
  const response = await send();
  const text = await response.text();
  return { text, errors: (JSON.parse(text) as { errors?: readonly { path: readonly unknown[]; message: string }[] }).errors ?? [] };
}

describe.each([true, false])('an answer, with the adapter of Node: %s', (nodeAdapter) => {
  test.runIf(KEEPS_DIGITS).each(CHANGED)('has %s as it was sent', async (source) => {
    const { text } = await read(source, { nodeAdapter });
    expect(text).toContain(`"dynamicVariables":{"n":${source},"list":[1,${source}],"text":"${source}"}`);
    expect(text).toContain(`"new_setting":{"n":${source}}`);
    expect(text).toContain(`"raw":{"type":"brand_new","n":${source}}`);
    expect(text).toContain(`"text":"${source}"`);
    expect(text).toContain(`"version_id":${source}`);
  });

  test.skipIf(KEEPS_DIGITS).each(CHANGED)('says where %s cannot be passed on', async (source) => {
    const { text, errors } = await read(source, { nodeAdapter });
    expect(text).toContain(`"dynamicVariables":{"n":null,"list":[1,null],"text":"${source}"}`);
    expect(text).toContain('"new_setting":{"n":null}');
    expect(text).toContain('"raw":{"type":"brand_new","n":null}');
    const places = errors.filter(({ message }) => message.includes('Node.js 22')).map(({ path }) => path.join('.'));
    expect(places).toEqual(expect.arrayContaining(['assistant.dynamicVariables', 'assistant.extra', 'assistant.tools.0.raw']));
  });

  test('a number of a typed field is read as before, or costs that field only', async () => {
    const near = await read('1.0000000000000001', { nodeAdapter });
    expect(near.text).toContain('"speed":1');
    const far = await read('1e400', { nodeAdapter });
    expect(far.text).toContain('"speed":null');
    expect(far.errors.find(({ path }) => path.join('.') === 'assistant.voiceSettings.speed')?.message).toBe(
      'The upstream sent a number beyond the range of double precision where a number is expected.',
    );
  });
});

test('a number that is masked shows no digit', async () => {
  const { text, errors } = await read('9007199254740993', { auth: jwtMode() }, await sign('assistants:read'));
  expect(text).toContain('"raw":{"type":"brand_new","n":"***"}');
  expect(errors.some(({ path }) => path.includes('raw'))).toBe(false);
});

test.skipIf(KEEPS_DIGITS)('what a double says with 17 digits is that double', async () => {
  const { text, errors } = await read('0.10000000000000001');
  expect(text).toContain('"dynamicVariables":{"n":0.1,');
  expect(errors.filter(({ message }) => message.includes('Node.js 22'))).toEqual([]);
});

test('a list in pieces keeps them too', async () => {
  const entries = Array.from(
    { length: 200 },
    (_, at) => `{"id":"a${at}","instructions":"${'x'.repeat(2_000)}","n":${9007199254740993n + BigInt(at)}}`,
  );
  const upstream = await startUpstream(() => ({ body: `{"data":[${entries.join()}],"meta":{"n":1e400}}` }));
  const { post } = startGateway({ upstreamUrl: upstream.url });
  const text = await (await post({ query: '{ assistants(first: 250) { nodes { id extra } } }' })).text();
  for (const at of [0, 100, 199]) {
    const shown = KEEPS_DIGITS ? String(9007199254740993n + BigInt(at)) : at === 199 ? '9007199254741192' : 'null';
    expect(text).toContain(`{"id":"a${at}","extra":{"n":${shown}}}`);
  }
});
