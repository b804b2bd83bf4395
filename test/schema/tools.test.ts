import { describe, expect, test } from 'vitest';
import { startGateway, type GraphQLAnswer } from '../support/gateway.ts';
import { account, startUpstream } from '../support/upstream.ts';

/** Reads one tool of one assistant; the selection stands on the union `AssistantTool`. */
async function readTool(tool: unknown, selection: string) {
  const upstream = await startUpstream(account([{ id: 'a', name: 'A', tools: [tool] }]));
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const answer = await query(`{ assistant(id: "a") { tools { __typename ... on Tool { extra } ${selection} } } }`);
  const [only, ...others] = answer.data.assistant.tools;
  expect(others).toEqual([]);
  return { tool: only, errors: complaints(answer) };
}

/** The places of the errors, below the tool; all are the upstream's fault. */
const complaints = ({ errors = [] }: GraphQLAnswer) =>
  errors.map(({ path = [], extensions, message }) => {
    expect(extensions?.['code']).toBe('UPSTREAM_BAD_RESPONSE');
    expect(message).toMatch(/^The upstream sent /);
    expect(path.slice(0, 3)).toEqual(['assistant', 'tools', 0]);
    return path.slice(3).join('.');
  });

describe('the timeout of a webhook', () => {
  const BOTH = '... on Tool { timeoutMs }';
  test.each([
    ['its own', { timeout_ms: 1, webhook: {} }, 1, null],
    ['the legacy one where it has none itself', { webhook: { timeout_ms: 2 } }, 2, null],
    ['the legacy one where its own is null', { timeout_ms: null, webhook: { timeout_ms: 2 } }, 2, null],
    ['its own where both are there; the other is extra', { timeout_ms: 1, webhook: { timeout_ms: 2 } }, 1, { webhook: { timeout_ms: 2 } }],
    ['its own, though it is 0', { timeout_ms: 0, webhook: { timeout_ms: 2 } }, 0, { webhook: { timeout_ms: 2 } }],
    ['null where there is none', { webhook: { timeout_ms: null } }, null, null],
  ])('is %s', async (_what, parts, timeoutMs, extra) => {
    const { tool, errors } = await readTool({ type: 'webhook', ...parts }, BOTH);
    expect(tool).toEqual({ __typename: 'WebhookTool', timeoutMs, extra });
    expect(errors).toEqual([]);
  });

  test.each([
    ['its own', { timeout_ms: 'soon', webhook: { timeout_ms: 2 } }, { timeout_ms: 'soon', webhook: { timeout_ms: 2 } }],
    ['the legacy one', { webhook: { timeout_ms: 'soon' } }, { webhook: { timeout_ms: 'soon' } }],
    ['one beyond 32 bits', { timeout_ms: 3_000_000_000, webhook: {} }, { timeout_ms: 3_000_000_000 }],
  ])('is null with an error where it cannot be read, and stays in `extra`: %s', async (_what, parts, extra) => {
    const { tool, errors } = await readTool({ type: 'webhook', ...parts }, BOTH);
    expect(tool).toEqual({ __typename: 'WebhookTool', timeoutMs: null, extra });
    expect(errors).toEqual(['timeoutMs']);
  });

  test('is read beside the payload of every tool, but inside it for webhooks only', async () => {
    const own = await readTool({ type: 'hangup', timeout_ms: 1, hangup: {} }, BOTH);
    expect(own.tool).toEqual({ __typename: 'HangupTool', timeoutMs: 1, extra: null });
    const nested = await readTool({ type: 'hangup', hangup: { timeout_ms: 2 } }, BOTH);
    expect(nested.tool).toEqual({ __typename: 'HangupTool', timeoutMs: null, extra: { hangup: { timeout_ms: 2 } } });
  });
});

const LIST = '... on TransferTool { targets { name to } targetsTemplate } ... on InviteTool { targets { name to } targetsTemplate }';

describe.each([
  ['transfer', 'TransferTool'],
  ['invite', 'InviteTool'],
])('the targets of a tool of type %s', (type, __typename) => {
  test.each([
    [
      'a list',
      [{ name: 'Desk', to: '+1' }, null, { to: '+2' }],
      [
        { name: 'Desk', to: '+1' },
        { name: null, to: '+2' },
      ],
      null,
    ],
    ['an empty list', [], [], null],
    ['a template', '{{ targets }}', null, '{{ targets }}'],
    ['an empty template', '', null, ''],
    ['null', null, null, null],
    ['nothing', undefined, null, null],
  ])('are %s', async (_what, value, targets, targetsTemplate) => {
    const { tool, errors } = await readTool({ type, [type]: { targets: value } }, LIST);
    expect(tool).toEqual({ __typename, targets, targetsTemplate, extra: null });
    expect(errors).toEqual([]);
  });

  test.each([
    ['an object', { name: 'Desk' }],
    ['a number', 7],
    ['a truth value', true],
  ])('are null with one error where they are %s, and stay in `extra`', async (_what, targets) => {
    const { tool, errors } = await readTool({ type, [type]: { targets } }, LIST);
    expect(tool).toEqual({ __typename, targets: null, targetsTemplate: null, extra: { targets } });
    expect(errors).toEqual(['targets']);
  });

  test('leave out items that are no objects, each with an error, and `extra` shows the whole list', async () => {
    const targets = [{ name: 'Desk', to: '+1' }, 'Bar'];
    const { tool, errors } = await readTool({ type, [type]: { targets } }, LIST);
    expect(tool).toEqual({ __typename, targets: [{ name: 'Desk', to: '+1' }], targetsTemplate: null, extra: { targets } });
    expect(errors).toEqual(['targets.1']);
  });
});

describe('the targets of a SIP referral', () => {
  const REFER = '... on SIPReferTool { targets { name sipAddress } }';
  const refer = (targets: unknown) => readTool({ type: 'refer', refer: { targets } }, REFER);

  test('are a list, or null where there is none', async () => {
    const listed = await refer([{ name: 'Desk', sip_address: 'sip:desk@example.com' }]);
    expect(listed.tool).toMatchObject({ targets: [{ name: 'Desk', sipAddress: 'sip:desk@example.com' }], extra: null });
    expect((await refer(null)).tool).toMatchObject({ targets: null, extra: null });
    expect((await refer(undefined)).errors).toEqual([]);
  });

  test('are never a template: a string is a fault, and stays in `extra`', async () => {
    const { tool, errors } = await refer('{{ targets }}');
    expect(tool).toMatchObject({ targets: null, extra: { targets: '{{ targets }}' } });
    expect(errors).toEqual(['targets']);
  });
});

describe('what nobody knows', () => {
  test('keys of the payload and keys beside it stand together in `extra`', async () => {
    const { tool, errors } = await readTool(
      { type: 'hangup', hangup: { description: 'Now.', tone: 'soft' }, toolbox: 't1' },
      '... on HangupTool { description }',
    );
    expect(tool).toEqual({ __typename: 'HangupTool', description: 'Now.', extra: { tone: 'soft', toolbox: 't1' } });
    expect(errors).toEqual([]);
  });

  test('keys of the payload that the tool has too stay under the key of the payload', async () => {
    const payload = { tool_id: 'inner', shared: 'inner', type: 'inner', hangup: 'inner', tone: 'soft' };
    const { tool } = await readTool({ type: 'hangup', tool_id: 'outer', hangup: payload }, '... on Tool { type shared toolId }');
    const { tone, ...colliding } = payload;
    expect(tool).toEqual({
      __typename: 'HangupTool',
      type: 'hangup',
      shared: null,
      toolId: 'outer',
      extra: { tone, hangup: colliding },
    });
  });

  test('a payload of another tool beside the own one is extra', async () => {
    const { tool } = await readTool({ type: 'hangup', hangup: {}, webhook: { url: 'https://example.com' } }, '');
    expect(tool).toEqual({ __typename: 'HangupTool', extra: { webhook: { url: 'https://example.com' } } });
  });

  test('keys named like properties of every object are data', async () => {
    const payload: unknown = JSON.parse('{"__proto__": 1, "constructor": 2}');
    const { tool } = await readTool({ type: 'hangup', hangup: payload, toString: 3 }, '');
    expect(Object.entries(tool.extra)).toEqual(expect.arrayContaining(Object.entries({ constructor: 2, toString: 3 })));
    expect(Object.getOwnPropertyDescriptor(tool.extra, '__proto__')?.value).toBe(1);
  });
});

test('a list that begins with a string may have an object that cannot be made one', async () => {
  const upstream = await startUpstream(account([{ id: 'a', tools: ['', { type: 'hangup', hangup: {}, toString: 0 }] }]));
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { data, errors } = await query('{ assistant(id: "a") { tools { ... on Tool { type extra } ... on UnknownTool { raw } } } }');
  expect(data.assistant.tools).toMatchObject([{ raw: '' }, { type: 'hangup', extra: { toString: 0 } }]);
  expect(errors).toBeUndefined();
});

describe('a payload that is no object', () => {
  const FIELDS = '... on WebhookTool { name headers { name } parameters: bodyParameters }';

  test.each([
    ['missing', {}],
    ['null', { webhook: null }],
  ])('reads as nothing where it is %s', async (_what, parts) => {
    const { tool, errors } = await readTool({ type: 'webhook', ...parts }, FIELDS);
    expect(tool).toEqual({ __typename: 'WebhookTool', name: null, headers: [], parameters: null, extra: null });
    expect(errors).toEqual([]);
  });

  test.each([
    ['a string', 'https://example.com'],
    ['a list', [{ name: 'hook' }]],
    ['a number', 0],
  ])('reads as nothing with an error per field where it is %s, and stays in `extra`', async (_what, webhook) => {
    const { tool, errors } = await readTool({ type: 'webhook', webhook }, FIELDS);
    expect(tool).toEqual({ __typename: 'WebhookTool', name: null, headers: [], parameters: null, extra: { webhook } });
    expect(errors.toSorted()).toEqual(['headers', 'name', 'parameters']);
  });
});

describe('open payloads', () => {
  test.each([
    ['an empty map', {}],
    ['a map', { digits: '1#', nested: { type: 'x', shared: true } }],
    ['null', null],
    ['a string', '1#'],
  ])('the settings of DTMF are shown whole: %s', async (_what, send_dtmf) => {
    const { tool, errors } = await readTool({ type: 'send_dtmf', send_dtmf, toolbox: 't1' }, '... on DTMFTool { sendDtmf }');
    expect(tool).toEqual({ __typename: 'DTMFTool', sendDtmf: send_dtmf, extra: { toolbox: 't1' } });
    expect(errors).toEqual([]);
  });

  test('a message may have more settings than its template, and they are extra', async () => {
    const { tool, errors } = await readTool(
      { type: 'send_message', send_message: { message_template: 'Hi {{name}}', media_urls: ['https://example.com/a.png'] } },
      '... on SendMessageTool { messageTemplate }',
    );
    expect(tool).toEqual({
      __typename: 'SendMessageTool',
      messageTemplate: 'Hi {{name}}',
      extra: { media_urls: ['https://example.com/a.png'] },
    });
    expect(errors).toEqual([]);
  });
});

describe('a tool that nobody knows', () => {
  const RAW = '... on Tool { type shared timeoutMs } ... on UnknownTool { raw }';

  test('shows its kind, what all tools have, and the whole of it', async () => {
    const value = { type: 'teleport', teleport: { to: 'Mars' }, shared: true, timeout_ms: 5 };
    const { tool, errors } = await readTool(value, RAW);
    expect(tool).toEqual({
      __typename: 'UnknownTool',
      type: 'teleport',
      shared: true,
      timeoutMs: 5,
      extra: { teleport: { to: 'Mars' } },
      raw: value,
    });
    expect(errors).toEqual([]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'WEBHOOK', 'webhook ', ''])(
    'may be named like anything: %j',
    async (type) => {
      const { tool, errors } = await readTool({ type }, RAW);
      expect(tool).toMatchObject({ __typename: 'UnknownTool', type, raw: { type } });
      expect(errors).toEqual([]);
    },
  );

  test.each([
    ['of no kind', { webhook: { url: 'https://example.com' } }],
    ['of a kind of null', { type: null }],
    ['that is a string', 'hangup'],
    ['that is a number', 7],
    ['that is a list', [{ type: 'hangup' }]],
  ])('shows the whole of one %s', async (_what, value) => {
    const { tool, errors } = await readTool(value, RAW);
    expect(tool).toMatchObject({ __typename: 'UnknownTool', type: null, shared: null, timeoutMs: null, raw: value });
    expect(errors).toEqual([]);
  });

  test('has an error where its kind is no string, and shows the whole of it all the same', async () => {
    const { tool, errors } = await readTool({ type: 7 }, RAW);
    expect(tool).toMatchObject({ __typename: 'UnknownTool', type: null, raw: { type: 7 } });
    expect(errors).toEqual(['type']);
  });
});

describe('words', () => {
  test('those that nobody knows read as UNKNOWN, and `extra` has them as sent', async () => {
    const { tool, errors } = await readTool(
      { type: 'handoff', handoff: { voice_mode: 'Chorus', ai_assistants: [] } },
      '... on HandoffTool { voiceMode }',
    );
    expect(tool).toEqual({ __typename: 'HandoffTool', voiceMode: 'UNKNOWN', extra: { voice_mode: 'Chorus' } });
    expect(errors).toEqual([]);
  });

  test.each(['UNKNOWN', 'unknown', 'constructor', '__proto__', 'UNIFIED', ''])('%j is one of those', async (voice_mode) => {
    const { tool } = await readTool({ type: 'handoff', handoff: { voice_mode } }, '... on HandoffTool { voiceMode }');
    expect(tool).toEqual({ __typename: 'HandoffTool', voiceMode: 'UNKNOWN', extra: { voice_mode } });
  });

  test('those of a nested object are in the `extra` of that object', async () => {
    const { tool } = await readTool(
      { type: 'transfer', transfer: { warm_transfer_acceptance: { end_user_target_context_mode: 'whisper', enabled: true } } },
      '... on TransferTool { warmTransferAcceptance { enabled endUserTargetContextMode extra } }',
    );
    const extra = { end_user_target_context_mode: 'whisper' };
    expect(tool.warmTransferAcceptance).toEqual({ enabled: true, endUserTargetContextMode: 'UNKNOWN', extra });
    expect(tool.extra).toBeNull();
  });

  test('what is no word at all is null with an error, and stays in `extra`', async () => {
    const { tool, errors } = await readTool({ type: 'handoff', handoff: { voice_mode: 7 } }, '... on HandoffTool { voiceMode }');
    expect(tool).toEqual({ __typename: 'HandoffTool', voiceMode: null, extra: { voice_mode: 7 } });
    expect(errors).toEqual(['voiceMode']);
  });
});
