import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';

const TOKEN = 'sk-proj-abcdefghijklmnop0123456789';

const flow = (count: number): Document => ({
  start_node_id: 'n0',
  nodes: Array.from({ length: count }, (_none, index) => ({ id: `n${index}`, name: index === 1 ? `Key ${TOKEN}` : `Node ${index}` })),
  edges: Array.from({ length: count }, (_none, index) => ({
    id: `e${index}`,
    start_node_id: `n${index}`,
    condition: { type: 'llm', prompt: `Say ${TOKEN}` },
    target: { type: 'node', node_id: `n${index + 1}` },
  })),
});

async function start() {
  const upstream = await startUpstream((request) => account([{ id: 'a', name: 'A', conversation_flow: flow(300) }])(request));
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const read = (fields: string) => query(`{ assistant(id: "a") { conversationFlow { ${fields} } } }`);
  return { upstream, read };
}

test('a flow is drawn in each format, by the read of its assistant alone', async () => {
  const { upstream, read } = await start();
  const { data, errors } = await read(
    'mermaid: render dot: render(format: DOT, direction: RIGHT, maxNodes: 2000) svg: render(format: SVG, maxNodes: 1)',
  );
  expect(errors).toBeUndefined();
  const { mermaid, dot, svg } = data.assistant.conversationFlow;
  expect(mermaid.split('\n').slice(1, 5)).toEqual([
    expect.stringContaining('Conversation flow: 201 nodes, 200 edges'),
    '---',
    'flowchart TD',
    '  n0("Node 0")',
  ]);
  expect(mermaid).toContain('n200>"101 more nodes"]');
  expect(dot.match(/ -> /g)).toHaveLength(300);
  expect(dot).toContain('rankdir=LR');
  expect(svg).toMatch(/^<svg /);
  expect(upstream.calls).toEqual(['GET /ai/assistants/a']);
});

test('the end that no node is has a mark, unless none are wanted', async () => {
  const { read } = await start();
  const { data } = await read('marked: render(maxNodes: 2000) plain: render(maxNodes: 2000, marks: false)');
  const { marked, plain } = data.assistant.conversationFlow;
  expect(marked).toMatch(/Legend: red = error at 1 place[^]*linkStyle 299 stroke:#d1242f/);
  expect(plain).not.toMatch(/Legend|linkStyle/);
});

test('credentials in labels are masked for everybody', async () => {
  const { read } = await start();
  const { data } = await read('a: render b: render(format: DOT) c: render(format: SVG, maxNodes: 20)');
  expect(JSON.stringify(data)).toContain('Key ***');
  expect(JSON.stringify(data)).not.toContain('abcdefghijklmnop');
});

test.each([0, -1, 2001])('a picture of %s nodes is refused', async (maxNodes) => {
  const { read } = await start();
  const { errors } = await read(`render(maxNodes: ${maxNodes})`);
  expect(errors).toMatchObject([
    { message: `maxNodes takes 1 to 2000, and ${maxNodes} is none of these.`, extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});
