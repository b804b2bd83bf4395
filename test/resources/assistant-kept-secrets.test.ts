/** Header values and passwords that the input leaves out, as its author may not have seen them. */
import { describe, expect, test } from 'vitest';
import { ANN, create, READ, start, update, WRITE } from './assistant-write.ts';
import { fieldsOf, mutation } from './write.ts';

const lookUp = (rest: object = {}) => ({
  webhook: { name: 'look_up', description: 'new', url: 'https://api.example.com/a', headers: [{ name: 'X-Key' }], ...rest },
});
const bob = (rest: object = {}) => ({
  name: 'bob',
  url: 'https://bob.example.com',
  headers: [{ name: 'authorization' }],
  ...rest,
});

describe('a header without a value', () => {
  test('keeps the value of the same tool, agent and header name, which is read fresh', async () => {
    const gateway = await start();
    const { userErrors } = await update(gateway, { tools: [lookUp(), { hangup: {} }], a2aAgents: [bob()] });
    expect(userErrors).toEqual([]);
    expect(gateway.calls).toEqual([READ, WRITE]);
    expect(gateway.bodyOf(1)).toMatchObject({
      tools: [
        {
          type: 'webhook',
          webhook: { description: 'new', url: 'https://api.example.com/a', headers: [{ name: 'X-Key', value: 'sesame' }] },
        },
        { type: 'hangup' },
      ],
      a2a_agents: [{ name: 'bob', headers: [{ name: 'authorization', value: 'Bearer b' }] }],
    });
  });

  test('keeps those of calls, by the kind of tool', async () => {
    const tools = [
      { type: 'transfer', transfer: { from: '+1', targets: [{ to: '+2', name: 'n' }], custom_headers: [{ name: 'X-A', value: 'a' }] } },
      {
        type: 'refer',
        refer: {
          targets: [{ name: 'm', sip_address: 'sip:x@y' }],
          custom_headers: [{ name: 'X-A', value: 'b' }],
          sip_headers: [{ name: 'Diversion', value: 'c' }],
        },
      },
    ];
    const gateway = await start({ documents: [{ ...ANN, tools }] });
    await update(gateway, {
      tools: [
        {
          refer: { targets: [{ name: 'n', sipAddress: 'sip:x@y' }], customHeaders: [{ name: 'X-A' }], sipHeaders: [{ name: 'Diversion' }] },
        },
        { transfer: { from: '+1', targets: [{ to: '+2', name: 'other' }], customHeaders: [{ name: 'X-A' }] } },
      ],
    });
    expect(gateway.bodyOf(1)).toMatchObject({
      tools: [
        { refer: { custom_headers: [{ name: 'X-A', value: 'b' }], sip_headers: [{ name: 'Diversion', value: 'c' }] } },
        { transfer: { custom_headers: [{ name: 'X-A', value: 'a' }] } },
      ],
    });
  });

  test.each([
    ['of a name that is not there', { headers: [{ name: 'X-Other' }] }],
    ['of another tool', { name: 'other' }],
    ['of the same name in other letters', { headers: [{ name: 'x-key' }] }],
    ['whose tool would send it to another host', { url: 'https://evil.example.com/a' }],
    ['whose tool would send it to another path', { url: 'https://api.example.com/b' }],
    ['whose URL parsers read differently', { url: String.raw`https://api.example.com\@evil.example/a` }],
    ['whose path parameters are others', { pathParameters: { type: 'object', properties: { id: { const: 'x' } } } }],
    ['of a tool with a new key that might lead elsewhere', { extra: { proxy: 'https://evil.example' } }],
    ['beside a header by which servers choose the place', { headers: [{ name: 'X-Key' }, { name: 'Host', value: 'evil.example' }] }],
  ])('is refused %s, without a write', async (_name, rest) => {
    const gateway = await start();
    const { userErrors } = await update(gateway, { tools: [{ hangup: {} }, lookUp(rest)] });
    expect(fieldsOf(userErrors)).toEqual(['input.changes.tools.1.webhook.headers.0.value']);
    expect(gateway.calls).toEqual([READ]);
  });

  test('is refused of an agent at another place', async () => {
    const gateway = await start();
    const { userErrors } = await update(gateway, { a2aAgents: [bob({ url: 'https://evil.example.com' })] });
    expect(fieldsOf(userErrors)).toEqual(['input.changes.a2aAgents.0.headers.0.value']);
  });

  test('is refused where there is nothing to keep: in creates', async () => {
    const gateway = await start();
    const created = await create(gateway, { name: 'N', instructions: 'I', tools: [lookUp()], a2aAgents: [bob()] });
    expect(fieldsOf(created.userErrors)).toEqual([
      'input.assistant.tools.0.webhook.headers.0.value',
      'input.assistant.a2aAgents.0.headers.0.value',
    ]);
    const webhook = '{ webhook: { name: "n", description: "d", url: "https://x.example", headers: [{ name: "h" }] } }';
    const { data } = await gateway.query(
      mutation('createSharedTool', `{ tool: { displayName: "D", tool: ${webhook} } }`, 'sharedTool { id }'),
    );
    expect(fieldsOf(data.createSharedTool.userErrors)).toEqual(['input.tool.tool.webhook.headers.0.value']);
    expect(gateway.calls).toEqual([]);
  });
});

describe('a password for a user name', () => {
  const target = (rest: object) => ({ name: 'n', sip_address: 'sip:a@x.example', sip_auth_username: 'u', ...rest });
  const refer = (rest: object) => ({ refer: { targets: [{ name: 'n', sipAddress: 'sip:a@x.example', sipAuthUsername: 'u', ...rest }] } });
  const documents = [{ ...ANN, tools: [{ type: 'refer', refer: { targets: [target({ sip_auth_password: 'p' })] } }] }];
  const sentTarget = async (rest: object) => {
    const gateway = await start({ documents });
    const { userErrors } = await update(gateway, { tools: [refer(rest)] });
    expect(userErrors).toEqual([]);
    const { tools } = JSON.parse(gateway.requests.at(-1)?.body ?? '') as { tools: readonly { refer: { targets: readonly unknown[] } }[] };
    return { calls: gateway.calls, sent: tools[0]?.refer.targets[0] };
  };

  test('stays where it is left out', async () => {
    expect(await sentTarget({})).toEqual({ calls: [READ, WRITE], sent: target({ sip_auth_password: 'p' }) });
  });

  test.each([
    ['to another place', { sipAddress: 'sip:a@evil.example' }],
    ['with another user name', { sipAuthUsername: 'v' }],
    ['with a new key that might lead elsewhere', { extra: { outbound_proxy: 'sip:evil.example' } }],
  ])('is not sent %s, nor lost: it has to be given', async (_name, rest) => {
    const gateway = await start({ documents });
    const { userErrors } = await update(gateway, { tools: [refer(rest)] });
    expect(fieldsOf(userErrors)).toEqual(['input.changes.tools.0.refer.targets.0.sipAuthPassword']);
    expect(gateway.calls).toEqual([READ]);
  });

  test('without a user name stays too, and others may join and leave beside it', async () => {
    const plain = { name: 'p', sip_address: 'sip:p@x.example' };
    const { sip_auth_username: _user, ...nameless } = target({ sip_auth_password: 'p' });
    const gateway = await start({ documents: [{ ...ANN, tools: [{ type: 'refer', refer: { targets: [nameless, plain] } }] }] });
    const given = [
      { name: 'n', sipAddress: 'sip:a@x.example' },
      { name: 'q', sipAddress: 'sip:q@x.example' },
    ];
    const { userErrors } = await update(gateway, { tools: [{ refer: { targets: given } }] });
    expect(userErrors).toEqual([]);
    expect(gateway.bodyOf(1)).toEqual({
      tools: [{ type: 'refer', refer: { targets: [nameless, { name: 'q', sip_address: 'sip:q@x.example' }] } }],
    });
  });

  test('of several that fit is refused, as is one that would be lost for another target', async () => {
    const twice = [target({ sip_auth_password: 'p' }), target({ sip_auth_password: 'q' })];
    const gateway = await start({ documents: [{ ...ANN, tools: [{ type: 'refer', refer: { targets: twice } }] }] });
    const field = 'input.changes.tools.0.refer.targets.0.sipAuthPassword';
    expect(fieldsOf((await update(gateway, { tools: [refer({})] })).userErrors)).toEqual([field]);
    const other = { refer: { targets: [{ name: 'n', sipAddress: 'sip:b@x.example' }] } };
    expect(fieldsOf((await update(gateway, { tools: [other] })).userErrors)).toEqual([field]);
    expect(gateway.calls).toEqual([READ, READ]);
  });

  test('is none where nothing is stored that could be lost', async () => {
    const gateway = await start();
    const { userErrors } = await update(gateway, { tools: [refer({})] });
    expect(userErrors).toEqual([]);
    expect(gateway.bodyOf(1)).toMatchObject({ tools: [{ refer: { targets: [target({})] } }] });
  });

  test('is taken away by null, and replaced by another, without a read', async () => {
    expect(await sentTarget({ sipAuthPassword: null })).toEqual({ calls: [WRITE], sent: target({ sip_auth_password: null }) });
    expect(await sentTarget({ sipAuthPassword: 'q' })).toEqual({ calls: [WRITE], sent: target({ sip_auth_password: 'q' }) });
  });
});
