import { connect } from 'node:net';
import { once } from 'node:events';
import { request } from 'undici';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { LongAnswers } from '../../src/operations/answers/long-answers.ts';
import { startGateway } from '../support/gateway.ts';
import { serveInFrontOf } from '../support/socket.ts';
import { turnsWhile } from '../support/turns-while.ts';
import { account, startUpstream } from '../support/upstream.ts';

const MIB = 1024 * 1024;
const wide = (keys: number) => Object.fromEntries(Array.from({ length: keys }, (_, index) => [`key-${index}`, 'value '.repeat(10)]));
const WIDE = { id: 'wide', name: 'Wide', dynamic_variables: wide(90_000) };
const QUERY = '{ assistant(id: "wide") { dynamicVariables } }';

test('answers of ordinary length need no room, and longer ones give theirs back once', () => {
  const answers = new LongAnswers(8 * MIB);
  const [first, second] = [answers.begin(), answers.begin()];
  expect(first.hasRoomFor(4 * MIB)).toBe(true);
  expect(first.hasRoomFor(12 * MIB)).toBe(true);
  expect([second.hasRoomFor(4 * MIB), second.hasRoomFor(4 * MIB + 1)]).toEqual([true, false]);
  first.end();
  first.end();
  expect([second.hasRoomFor(12 * MIB), second.hasRoomFor(12 * MIB + 1)]).toEqual([true, false]);
});

describe('many long answers', () => {
  test('are refused while others wait to be read, and made again when those have gone', async () => {
    const upstream = await startUpstream(account([WIDE]));
    const { url, app } = await serveInFrontOf({ upstreamUrl: upstream.url, operationLimits: { maxAnswerBytes: 12 * MIB } });
    const headers = { 'content-type': 'application/json', authorization: 'Bearer token' };
    const body = (time: number) => JSON.stringify({ query: `{ assistant(id: "wide") { a${time}: dynamicVariables } }` });
    const ask = (time: number) => request(url, { method: 'POST', headers, body: body(time) });
    const { hostname, port, pathname } = new URL(url);
    const deaf = Array.from({ length: 6 }, (_, time) => {
      const socket = connect(Number(port), hostname);
      onTestFinished(() => void socket.destroy());
      socket.pause();
      const lines = [`POST ${pathname} HTTP/1.1`, `host: ${hostname}:${port}`, `content-length: ${body(time).length}`];
      socket.write(
        `${[...lines, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n${body(time)}`,
      );
      return socket;
    });
    const answered = async () =>
      Number(
        /^gateway_work_total\{kind="operation_executed"\} (\d+)$/m.exec(await (await app.fetch('http://127.0.0.1/metrics')).text())?.[1] ??
          0,
      );
    await vi.waitFor(async () => expect(await answered()).toBe(6), { timeout: 20_000 });
    const refused = await ask(10);
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '1']);
    expect(await refused.body.json()).toMatchObject({ errors: [{ extensions: { code: 'LIMIT_EXCEEDED', retryAfterSeconds: 1 } }] });
    const short = await request(url, { method: 'POST', headers, body: JSON.stringify({ query: '{ assistant(id: "wide") { name } }' }) });
    expect(await short.body.json()).toEqual({ data: { assistant: { name: 'Wide' } } });
    await Promise.all(deaf.map((socket) => Promise.all([once(socket, 'close'), socket.destroy()])));
    await vi.waitFor(
      async () => {
        const again = await ask(11);
        expect([again.statusCode, Buffer.byteLength(await again.body.text()) > 6 * MIB]).toEqual([200, true]);
      },
      { timeout: 20_000 },
    );
  });
});

describe('equal long answers', () => {
  test('at once count as one, however many clients read it', async () => {
    const upstream = await startUpstream(account([WIDE]));
    const { url, samples } = await serveInFrontOf({ upstreamUrl: upstream.url, operationLimits: { maxAnswerBytes: 8 * MIB } });
    const ask = async () => {
      const headers = { 'content-type': 'application/json', authorization: 'Bearer token' };
      const { statusCode, body } = await request(url, { method: 'POST', headers, body: JSON.stringify({ query: QUERY }) });
      const { byteLength } = await body.arrayBuffer();
      return [statusCode, byteLength > 6 * MIB];
    };
    for (let time = 0; time < 2; time += 1) expect(await ask()).toEqual([200, true]);
    const work = async () => {
      const done = await samples('gateway_work_total');
      const count = (kind: string) => done[`kind="${kind}"`] ?? 0;
      return [count('operation_executed') + count('answer_composed'), count('answer_shared') + count('answer_reused')];
    };
    expect(await work()).toEqual([2, 0]);
    const answers = await Promise.all(Array.from({ length: 8 }, ask));
    expect(answers).toEqual(answers.map(() => [200, true]));
    expect(await work()).toEqual([3, 7]);
    expect(upstream.calls).toHaveLength(1);
    // With its last reader it is gone.
    expect(await ask()).toEqual([200, true]);
    expect(await work()).toEqual([4, 7]);
  });
});

describe('one large JSON value', () => {
  test('is looked through and written in turns of the event loop', async () => {
    const upstream = await startUpstream(account([WIDE]));
    const { url } = await serveInFrontOf({ upstreamUrl: upstream.url });
    const ask = async () => {
      const headers = { 'content-type': 'application/json', authorization: 'Bearer token' };
      const { body } = await request(url, { method: 'POST', headers, body: JSON.stringify({ query: QUERY }) });
      expect(JSON.parse(await body.text())).toEqual({ data: { assistant: { dynamicVariables: WIDE.dynamic_variables } } });
    };
    await ask();
    expect(await turnsWhile(ask)).toBeGreaterThan(80);
  });

  test('is written in turns where it comes in a part of an answer', async () => {
    const upstream = await startUpstream(account([WIDE]));
    const gateway = startGateway({ upstreamUrl: upstream.url });
    const ask = async () => {
      const headers = { accept: 'multipart/mixed' };
      const response = await gateway.post({ query: '{ assistant(id: "wide") { id ... @defer { dynamicVariables } } }' }, { headers });
      expect((await response.text()).length).toBeGreaterThan(6 * MIB);
    };
    await ask();
    expect(await turnsWhile(ask)).toBeGreaterThan(80);
  });

  test('is not shown to callers for whom it would have to be masked', async () => {
    const upstream = await startUpstream(account([WIDE]));
    const { jwtMode, sign } = await import('../auth/tokens.ts');
    const { query } = startGateway({ upstreamUrl: upstream.url, auth: jwtMode(), token: await sign('assistants:read') });
    expect(await query(QUERY)).toMatchObject({
      data: { assistant: { dynamicVariables: null } },
      errors: [{ path: ['assistant', 'dynamicVariables'], extensions: { code: 'FORBIDDEN' } }],
    });
  });
});

test('what an answer had no room for is not kept as if it were null', async () => {
  const upstream = await startUpstream(
    account(
      Array.from({ length: 12 }, (_, index) => ({
        id: `a${index}`,
        name: `Name ${index}`,
        instructions: 'Be kind. '.repeat(50),
        model: 'm',
      })),
    ),
  );
  const { query } = startGateway({ upstreamUrl: upstream.url, operationLimits: { maxAnswerBytes: 3_000 } });
  const text =
    'query Read($first: Int, $last: Int) { assistants(first: $first, last: $last) { nodes { id name instructions again: instructions } } }';
  const read = (variables: object) => query(text, { variables: variables as Record<string, unknown> });
  for (let turn = 0; turn < 4; turn += 1) {
    expect((await read({ first: 12 })).errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
  }
  for (let turn = 0; turn < 4; turn += 1) {
    for (const variables of [{ last: 2 }, { first: 2 }]) {
      const { data, errors } = await read(variables);
      expect(errors).toBeUndefined();
      for (const node of data.assistants.nodes as Record<string, string>[]) {
        expect(node).toEqual({
          id: node['id'],
          name: `Name ${node['id']?.slice(1)}`,
          instructions: 'Be kind. '.repeat(50),
          again: 'Be kind. '.repeat(50),
        });
      }
    }
  }
});

test('an answer is too long in the middle of what is never null, too', async () => {
  const upstream = await startUpstream(account([{ id: 'a0123456789', name: 'Name', model: 'm' }]));
  const whole = '{"data":{"assistant":{"id":"a0123456789"}}}';
  for (let maxAnswerBytes = 1; maxAnswerBytes < whole.length; maxAnswerBytes += 1) {
    const { query } = startGateway({ upstreamUrl: upstream.url, operationLimits: { maxAnswerBytes } });
    expect((await query('{ assistant(id: "a0123456789") { id } }')).errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
  }
});
