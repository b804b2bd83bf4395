/** MCP as the official clients speak it, in both versions, over sockets. */
import { Client, StreamableHTTPClientTransport, type ClientOptions } from '@modelcontextprotocol/client';
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as FirstTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { definitionOf, serveMcp } from '../support/mcp.ts';

const INFO = { name: 'test', version: '1' };

/** What the clients have in common, as far as it is used here. */
interface Connected {
  readonly listTools: () => Promise<{ readonly tools: readonly { readonly name: string }[] }>;
  readonly callTool: (params: { readonly name: string; readonly arguments?: Record<string, unknown> }) => Promise<object>;
  readonly listPrompts: () => Promise<{ readonly prompts: readonly { readonly name: string }[] }>;
  readonly getPrompt: (params: { readonly name: string; readonly arguments?: Record<string, string> }) => Promise<object>;
  readonly close: () => Promise<void>;
}

const connect = async (url: string, options: ClientOptions, headers: Record<string, string>): Promise<Connected> => {
  const client = new Client(INFO, options);
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
  return client;
};

const CLIENTS: Readonly<Record<string, (url: string, headers: Record<string, string>) => Promise<Connected>>> = {
  'client 2, protocol 2026-07-28': async (url, headers) => connect(url, { versionNegotiation: { mode: { pin: '2026-07-28' } } }, headers),
  'client 2, protocol 2025-11-25': async (url, headers) => connect(url, { versionNegotiation: { mode: 'legacy' } }, headers),
  'client 1': async (url, headers) => {
    const client = new FirstClient(INFO);
    await client.connect(new FirstTransport(new URL(url), { requestInit: { headers } }));
    return client;
  },
};

describe.each(Object.entries(CLIENTS))('%s', (_name, connectTo) => {
  const start = async (count = 1) => {
    const gateways = await Promise.all(Array.from({ length: count }, async () => serveMcp()));
    const clients = await Promise.all(gateways.map(async ({ mcpUrl }) => connectTo(mcpUrl, {})));
    onTestFinished(async () => {
      await Promise.all(clients.map(async (client) => client.close()));
    });
    const [client] = clients;
    const [gateway] = gateways;
    if (!client || !gateway) throw new Error('There is no client.');
    return { clients, client, gateway };
  };

  test('gets the same tools and prompts of any gateway, and lists nothing that writes', async () => {
    const { clients } = await start(2);
    const [tools, others] = await Promise.all(clients.map(async (client) => (await client.listTools()).tools));
    expect(others).toEqual(tools);
    const { tools: made, prompts } = definitionOf();
    expect(tools?.map(({ name }) => name)).toEqual(made.map(({ name }) => name));
    const [first] = clients;
    expect((await first?.listPrompts())?.prompts.map(({ name }) => name)).toEqual(prompts.map(({ name }) => name));
  });

  test('calls tools, and takes their results by the schemas that it was given', async () => {
    const { client, gateway } = await start();
    await client.listTools();
    const found = await client.callTool({ name: 'find_assistants', arguments: { nameContains: 'front', first: 3 } });
    expect(found).toMatchObject({
      structuredContent: { assistants: { totalCount: 1, nodes: [{ id: 'assistant-front-desk' }] } },
    });
    const read = await client.callTool({ name: 'read_flow', arguments: { id: 'assistant-card-services' } });
    expect(read).toMatchObject({ structuredContent: { assistant: { conversationFlow: { startNodeId: expect.any(String) } } } });
    const talk = await client.callTool({ name: 'find_conversations', arguments: { channel: 'PHONE_CALL', first: 2 } });
    expect(talk).toMatchObject({ structuredContent: { conversations: { nodes: [{ insights: expect.any(Array) }, {}] } } });
    expect(gateway.requests.filter(({ operation }) => operation !== undefined)).toHaveLength(3);
  });

  test('learns what is wrong: of arguments by a result, of a tool that is not listed by an error', async () => {
    const { client, gateway } = await start();
    await client.listTools();
    const refused = await client.callTool({ name: 'read_assistant', arguments: { id: '..' } });
    expect(refused).toMatchObject({ isError: true, content: [{ text: expect.stringMatching(/^BAD_USER_INPUT: /) }, {}] });
    const unlisted = client.callTool({ name: 'add_tag', arguments: { assistantId: 'assistant-blank', tag: 'a' } });
    await expect(unlisted).rejects.toMatchObject({ code: -32_602 });
    expect(gateway.calls()).toEqual([]);
  });

  test('gets a question with its words put in', async () => {
    const { client } = await start();
    const prompt = await client.getPrompt({ name: 'what_changed', arguments: { assistant: 'Front desk' } });
    expect(JSON.stringify(prompt)).toMatch(/since yesterday.*Front desk.*compare_versions/);
    await expect(client.getPrompt({ name: 'what_changed', arguments: {} })).rejects.toMatchObject({ code: -32_602 });
  });

  test('is asked to bring a token, and nothing is called', async () => {
    const gateway = await serveMcp({}, { defaultToken: null, isSandbox: false });
    await expect(connectTo(gateway.mcpUrl, {})).rejects.toThrow(/UNAUTHENTICATED|no credential|401|[Uu]nauthorized/);
    expect(gateway.calls()).toEqual([]);
    const client = await connectTo(gateway.mcpUrl, { authorization: 'Bearer KEY_of_somebody' });
    expect(await client.callTool({ name: 'find_tools', arguments: { first: 1 } })).toHaveProperty('content');
    await client.close();
  });
});
