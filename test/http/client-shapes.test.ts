import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { CLIENT_SHAPES, toRequest, type ShapedRequest } from '../support/client-shapes.ts';
import type { GatewayOptions } from '../support/gateway.ts';
import { serveInFrontOf } from '../support/socket.ts';
import { account, startUpstream } from '../support/upstream.ts';

const ONE = { query: 'query One($id: ID!) { assistant(id: $id) { id name } }', variables: { id: 'a' } };
const TIMES = 350;
const ORIGINS = ['https://app.example', 'https://other.example'];

async function start(options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(account([{ id: 'a', name: 'Ann' }]));
  const gateway = await serveInFrontOf({ upstreamUrl: upstream.url, corsOrigins: ORIGINS, now: () => 1_000, ...options });
  const send = async ({ method, search, headers, body }: ShapedRequest) => {
    const answer = await request(`${gateway.url}${search}`, { method, body, headers: { authorization: 'Bearer token', ...headers } });
    const { date: _date, 'x-request-id': _id, ...rest } = answer.headers;
    return { status: answer.statusCode, headers: rest, body: await answer.body.text() };
  };
  const executions = async (): Promise<number> => {
    const metrics = await (await gateway.app.fetch('http://127.0.0.1/metrics')).text();
    const countOf = (kind: string) => Number(new RegExp(`^gateway_work_total\\{kind="${kind}"\\} (\\d+)$`, 'm').exec(metrics)?.[1] ?? 0);
    return countOf('operation_executed') + countOf('answer_composed');
  };
  // Clients that name a text have sent it before.
  const teach = () => send(toRequest({ name: 'first', headers: {}, by: 'hash and text' }, ONE));
  return { calls: upstream.calls, send, executions, teach };
}

describe.each(CLIENT_SHAPES)('requests as sent by $name', (shape) => {
  const asked = toRequest(shape, ONE);

  test('are executed at most four times, however often they come again', async () => {
    const { send, executions, calls, teach } = await start();
    await teach();
    const first = await send(asked);
    expect(JSON.parse(first.body)).toEqual({ data: { assistant: { id: 'a', name: 'Ann' } } });
    for (let time = 1; time < TIMES; time += 1) expect(await send(asked)).toEqual(first);
    // The one that taught the gateway the text is among them.
    expect(await executions()).toBeLessThanOrEqual(5);
    expect(calls).toHaveLength(1);
  });

  test('have the same answers and headers as without the adapter of Node', async () => {
    const answersOf = async (options: Partial<GatewayOptions>) => {
      const { send, teach } = await start(options);
      await teach();
      const answers = [await send(asked), await send(asked), await send(asked), await send(asked)];
      const etag = answers[0]?.headers['etag'];
      if (typeof etag === 'string') answers.push(await send({ ...asked, headers: { ...asked.headers, 'if-none-match': etag } }));
      return answers;
    };
    const [node, yoga] = [await answersOf({}), await answersOf({ nodeAdapter: false })];
    expect(node.map(({ status }) => status)).toEqual(yoga.map(({ status }) => status));
    expect(node).toEqual(yoga);
  });
});
