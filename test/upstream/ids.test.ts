import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { account, NOT_FOUND, startUpstream } from '../support/upstream.ts';

const ONE = 'query ($id: ID!) { assistant(id: $id) { id name } }';
const BASE = '/ai/assistants/';

/** An upstream where every single segment below the base names an assistant, and any other path is a surprise. */
async function startEcho() {
  const upstream = await startUpstream(({ path }) => {
    const segment = path.startsWith(BASE) ? path.slice(BASE.length) : '';
    return /^[^/?#]+$/.test(segment) ? { body: { id: decodeURIComponent(segment), name: 'Found' } } : NOT_FOUND;
  });
  const { query } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0 });
  return { read: (id: string) => query(ONE, { variables: { id } }), query, calls: upstream.calls };
}

const PATHS: readonly string[] = [
  ['', ' ', '\u00a0', '.', '..', ' .. ', '\u2024', '\u2025', '\uff0e\uff0e', '.\u200d.', '%2e%2e', '%2E'],
  ['a/b', '/', '/a', 'a/', '../x', '..\\x', 'a\\b', '%2F', 'a%2fb', '%252f', '%5c', 'a%00b', '100%'],
  ['\u2044', 'a\u2044b', '\uff0f', 'a\uff0fb', '\u2215', '\u29f8', '\uff3c', '\ufe68', '\uff05', '\u2100', '\u2105'],
  ['?x', 'a?fetch_dynamic_variables_from_webhook=true', '\uff1f', '#x', 'a#b', '\uff03'],
  [
    '\u0000',
    'a\u0000',
    '\t',
    'a\nb',
    'a\r\nx: y',
    '\u001b[0m',
    '\u007f',
    '\u0085',
    '\u2028',
    '\u2029',
    '\u200b',
    '\u202e',
    '\ufeff',
    '\u00ad',
  ],
  ['\ud800', 'a\udc00', '\udc00\ud800', '\ue000', '\uffff'],
  ['tags', 'Tests', 'import', 'TAGS', ' import ', '\uff54ags', 'te\u017fts'],
  ['a'.repeat(256), 'a'.repeat(300), '\u{1f600}'.repeat(128)],
].flat();

describe('what could be a path is refused without a call', () => {
  test.each(PATHS.map((id) => [JSON.stringify(id).slice(0, 40), id] as const))('%s', async (_shown, id) => {
    const { read, calls } = await startEcho();
    const { data, errors } = await read(id);
    expect(data).toEqual({ assistant: null });
    expect(errors).toMatchObject([{ path: ['assistant'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain('id is not an assistant id');
    expect(calls).toEqual([]);
  });

  test.each([
    [
      'mcpServer(id: "a/b") { name }',
      'id is not an MCP server id: it takes 1 to 255 characters without slashes, dot segments, percent signs or control characters.',
    ],
    [
      'test(id: "a/b") { name }',
      'id is not a test id: it takes 1 to 255 characters without slashes, dot segments, percent signs or control characters, and not "test-suites".',
    ],
  ])('the message tells what the ids of its kind take: %s', async (field, message) => {
    const { query } = await startEcho();
    expect((await query(`{ ${field} }`)).errors).toMatchObject([{ message }]);
  });

  test('it costs only its own field', async () => {
    const { query, calls } = await startEcho();
    const { data, errors } = await query('{ bad: assistant(id: "..") { name } good: assistant(id: "a") { name } }');
    expect(data).toEqual({ bad: null, good: { name: 'Found' } });
    expect(errors).toMatchObject([{ path: ['bad'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(calls).toEqual(['GET /ai/assistants/a']);
  });
});

describe('what is odd but an id reaches the upstream as one segment', () => {
  test.each([
    ['two words', 'two%20words'],
    [' a', '%20a'],
    ['...', null],
    ['.a', '.a'],
    ['a..b', 'a..b'],
    ['naïve-日本', encodeURIComponent('naïve-日本')],
    ['\u{1f600}', encodeURIComponent('\u{1f600}')],
    ['asst:1', 'asst:1'],
    ['me@example.com', 'me@example.com'],
    ['1234567890123456789', '1234567890123456789'],
    ['a&b=c;d,e+f', 'a&b=c;d,e+f'],
    ['"<script>"', encodeURIComponent('"<script>"')],
    ['{{id}}', encodeURIComponent('{{id}}')],
    ['tags2', 'tags2'],
    ['imports', 'imports'],
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
    ['a'.repeat(255), 'a'.repeat(255)],
  ])('%s', async (id, segment) => {
    const { read, calls } = await startEcho();
    expect(await read(id)).toEqual({ data: { assistant: { id, name: 'Found' } } });
    expect(calls).toEqual([`GET ${BASE}${segment ?? encodeURIComponent(id)}`]);
  });

  test('an id that nobody has is null, without error, for one call', async () => {
    const upstream = await startUpstream(account([]));
    const { query } = startGateway({ upstreamUrl: upstream.url });
    expect(await query('{ assistant(id: "gone") { name } }')).toEqual({ data: { assistant: null } });
    expect(await query('{ assistant(id: "gone") { name } }')).toEqual({ data: { assistant: null } });
    expect(upstream.calls).toEqual([`GET ${BASE}gone`]);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom('.', '/', '%', '2', 'f', 'e', '\\', ' ', 'a', '?', '#', '\u2044', '\uff0f', '\uff0e', '\ud83d', '\ude00'),
    maxLength: 6,
  }),
  fc.constantFrom(...PATHS),
);

test('any text is either refused without a call or makes exactly one, of one segment that decodes to it', async () => {
  const { read, calls } = await startEcho();
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(anyText, async (id) => {
      calls.length = 0;
      const { data, errors } = await read(id);
      if (errors) {
        expect(data).toEqual({ assistant: null });
        expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
        expect(calls).toEqual([]);
        return;
      }
      accepted += 1;
      expect(data).toEqual({ assistant: { id, name: 'Found' } });
      expect(calls).toHaveLength(1);
      const segments = (calls[0] ?? '').split('/');
      expect(segments.slice(0, -1)).toEqual(['GET ', 'ai', 'assistants']);
      expect(segments.at(-1)).toMatch(/^[A-Za-z0-9\-._~!$&'()*+,;=:@%]+$/);
      expect(decodeURIComponent(segments.at(-1) ?? '')).toBe(id);
    }),
    { numRuns: 500 },
  );
  expect(accepted).toBeGreaterThan(50);
});

describe('ids inside documents', () => {
  const targets = [
    '',
    '.',
    '..',
    '../x',
    'a/b',
    '%2F',
    'tags',
    'Tests',
    'import',
    'a\nb',
    '\ud800',
    'a'.repeat(300),
    null,
    true,
    {},
    ['b'],
  ];
  const document = {
    id: 'a',
    name: 'A',
    tools: [{ type: 'handoff', handoff: { ai_assistants: targets.map((id) => ({ id, name: 'Someone' })) } }],
    conversation_flow: {
      start_node_id: 'n',
      nodes: [{ id: 'n', type: 'prompt' }],
      edges: targets.map((id, index) => ({ id: `e${index}`, start_node_id: 'n', target: { type: 'assistant', assistant_id: id } })),
    },
  };

  test.each(['{ assistant(id: "a") { ...A } }', '{ assistants { nodes { ...A } } }'])(
    'a handoff or target that is no id is null, without error or call: %s',
    async (operation) => {
      const upstream = await startUpstream(account([document]));
      const { query } = startGateway({ upstreamUrl: upstream.url });
      const { data, errors } = await query(
        `${operation} fragment A on Assistant {
          tools { ... on HandoffTool { aiAssistants { name assistant { name } } } }
          conversationFlow { edges { edgeId target { ... on AssistantTarget { assistant { name } } } } }
        }`,
      );
      expect(errors).toBeUndefined();
      const { tools, conversationFlow } = data.assistant ?? data.assistants.nodes[0];
      expect(tools[0].aiAssistants).toEqual(targets.map(() => ({ name: 'Someone', assistant: null })));
      expect(conversationFlow.edges).toEqual(targets.map((_id, index) => ({ edgeId: `e${index}`, target: { assistant: null } })));
      expect(upstream.calls).toHaveLength(1);
    },
  );

  const handoffTo = (id: unknown) => [
    { id: 'a', tools: [{ type: 'handoff', handoff: { ai_assistants: [{ id }] } }] },
    { id: '7', name: 'Seven' },
  ];
  const HANDOFF = '{ assistant(id: "a") { tools { ... on HandoffTool { aiAssistants { assistant { name } } } } } }';

  test('a whole number is the id that it stands for', async () => {
    const upstream = await startUpstream(account(handoffTo(7)));
    const { query } = startGateway({ upstreamUrl: upstream.url });
    expect((await query(HANDOFF)).data).toEqual({ assistant: { tools: [{ aiAssistants: [{ assistant: { name: 'Seven' } }] }] } });
    expect(upstream.calls).toEqual([`GET ${BASE}a`, `GET ${BASE}7`]);
  });

  // Any number is taken, though one that lost digits names another assistant.
  test.each([7.5, 2 ** 60, 1e21])('a number that is not whole, or lost digits, is none: %d', async (id) => {
    const upstream = await startUpstream(account(handoffTo(id)));
    const { query } = startGateway({ upstreamUrl: upstream.url });
    expect((await query(HANDOFF)).data).toEqual({ assistant: { tools: [{ aiAssistants: [{ assistant: null }] }] } });
    expect(upstream.calls).toEqual([`GET ${BASE}a`]);
  });

  test.each(['9007199254740993', '12345678901234567890', '1e400'])('a number of too many digits is never another id: %s', async (id) => {
    const text = `{"id":"a","name":"A","tools":[{"type":"handoff","handoff":{"ai_assistants":[{"id":${id}}]}}]}`;
    const upstream = await startUpstream(({ path }) =>
      path === '/ai/assistants' ? { body: `{"data":[${text},{"id":${id}}]}` } : { body: text },
    );
    const { query } = startGateway({ upstreamUrl: upstream.url });
    expect((await query(HANDOFF)).data).toEqual({ assistant: { tools: [{ aiAssistants: [{ assistant: null }] }] } });
    const { data } = await query(
      '{ assistants { nodes { id tools { ... on HandoffTool { aiAssistants { assistantId assistant { name } } } } } } }',
    );
    expect(data.assistants.nodes).toEqual([{ id: 'a', tools: [{ aiAssistants: [{ assistantId: null, assistant: null }] }] }]);
    expect(upstream.calls).toEqual([`GET ${BASE}a`, 'GET /ai/assistants']);
  });

  // The loaders read such an entry singly under its own id, unchecked.
  test.each(['..', '.', 'tags', 'a/b', 'a?b', '%2F', '\ud800'])(
    'an entry of the list whose id is a path is shown, yet never becomes a path: %j',
    async (id) => {
      const upstream = await startUpstream(() => ({ body: { data: [{ id, name: 'Odd' }] } }));
      const { query } = startGateway({ upstreamUrl: upstream.url });
      const { data, errors } = await query('{ assistants { nodes { id name tools { __typename } dynamicVariablesFromWebhook } } }');
      expect(data.assistants.nodes).toMatchObject([{ id, name: 'Odd' }]);
      expect((errors ?? []).filter(({ extensions }) => extensions?.['code'] === 'INTERNAL_SERVER_ERROR')).toEqual([]);
      expect(upstream.calls).toEqual(['GET /ai/assistants']);
    },
  );
});
