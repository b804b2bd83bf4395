/** Header values and passwords that the input leaves out, as its author may not have seen them. */
import { describe, expect, test } from 'vitest';
import { ANN, create, READ, start, update, WRITE } from './assistant-write.ts';
import { fieldsOf, mutation } from './write.ts';

const lookUp = (rest: object = {}) => ({
  webhook: { name: 'look_up', description: 'new', url: 'https://api.example.com/b', headers: [{ name: 'x-key' }], ...rest },
});
const bob = (rest: object = {}) => ({
  name: 'bob',
  url: 'https://bob.example.com/card.json',
  headers: [{ name: 'Authorization' }],
  ...rest,
});

describe('a header without a value', () => {
  test('keeps the value of the same tool, agent and header name, which is read anew', async () => {
    const gateway = await start();
    const { userErrors } = await update(gateway, { tools: [lookUp(), { hangup: {} }], a2aAgents: [bob()] });
    expect(userErrors).toEqual([]);
    expect(gateway.calls).toEqual([READ, WRITE]);
    expect(gateway.bodyOf(1)).toMatchObject({
      tools: [
        {
          type: 'webhook',
          webhook: { description: 'new', url: 'https://api.example.com/b', headers: [{ name: 'x-key', value: 'sesame' }] },
        },
        { type: 'hangup' },
      ],
      a2a_agents: [{ name: 'bob', headers: [{ name: 'Authorization', value: 'Bearer b' }] }],
    });
  });

  test('keeps those of calls, by the kind of tool', async () => {
    const tools = [
      { type: 'transfer', transfer: { from: '+1', targets: [], custom_headers: [{ name: 'X-A', value: 'a' }] } },
      {
        type: 'refer',
        refer: { targets: [], custom_headers: [{ name: 'X-A', value: 'b' }], sip_headers: [{ name: 'Diversion', value: 'c' }] },
      },
    ];
    const gateway = await start({ documents: [{ ...ANN, tools }] });
    await update(gateway, {
      tools: [
        {
          refer: { targets: [{ name: 'n', sipAddress: 'sip:x@y' }], customHeaders: [{ name: 'X-A' }], sipHeaders: [{ name: 'Diversion' }] },
        },
        { transfer: { from: '+1', targets: [{ to: '+2' }], customHeaders: [{ name: 'X-A' }, { name: 'X-B', value: '' }] } },
      ],
    });
    expect(gateway.bodyOf(1)).toMatchObject({
      tools: [
        { refer: { custom_headers: [{ name: 'X-A', value: 'b' }], sip_headers: [{ name: 'Diversion', value: 'c' }] } },
        {
          transfer: {
            custom_headers: [
              { name: 'X-A', value: 'a' },
              { name: 'X-B', value: '' },
            ],
          },
        },
      ],
    });
  });

  test.each([
    ['of a name that is not there', { headers: [{ name: 'X-Other' }] }],
    ['of another tool', { name: 'other' }],
    ['whose tool would send it elsewhere', { url: 'https://evil.example.com/a' }],
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

  test('is refused where there is nothing to keep: in a create, and of shared tools', async () => {
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
    const changed = await gateway.query(mutation('updateSharedTool', `{ id: "t", changes: { tool: ${webhook} } }`, 'sharedTool { id }'));
    expect(fieldsOf(changed.data.updateSharedTool.userErrors)).toEqual(['input.changes.tool.webhook.headers.0.value']);
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

  test('is not sent to another place, nor with another name', async () => {
    expect((await sentTarget({ sipAddress: 'sip:a@evil.example' })).sent).toEqual(target({ sip_address: 'sip:a@evil.example' }));
    expect((await sentTarget({ sipAuthUsername: 'v' })).sent).toEqual(target({ sip_auth_username: 'v' }));
  });

  test('is taken away by null, and replaced by another, without a read', async () => {
    expect(await sentTarget({ sipAuthPassword: null })).toEqual({ calls: [WRITE], sent: target({ sip_auth_password: null }) });
    expect(await sentTarget({ sipAuthPassword: 'q' })).toEqual({ calls: [WRITE], sent: target({ sip_auth_password: 'q' }) });
  });
});
