import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { build, endProcess, send, startProcess, type GatewayProcess, type ProcessOptions } from '../support/process.ts';
import { account, startUpstream, type Script } from '../support/upstream.ts';

beforeAll(build, 120_000);

const TOKEN = 'KEY0123456789-lifecycle';
const LIST = '{ assistants { totalCount } }';
const IMPORT = (apiKeyRef: string, alias = 'a') =>
  `${alias}: importAssistants(input: { provider: VAPI, apiKeyRef: "${apiKeyRef}" }) { userErrors { code } }`;

async function startOver(script: Script, options: ProcessOptions = {}) {
  const upstream = await startUpstream(script);
  const gateway = await startProcess({ ...options, env: { UPSTREAM_URL: upstream.url, ...options.env } });
  return { ...gateway, upstream, url: await gateway.url };
}

const at = (url: string, path: string) => new URL(path, url).href;
const linesAbout = ({ lines }: Pick<GatewayProcess, 'lines'>, message: string) => lines().filter(({ msg }) => msg === message);

describe('the start', () => {
  test('announces the URL, the upstream and a query, and nothing else is said', async () => {
    const gateway = await startProcess();
    const url = await gateway.url;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/);
    expect(gateway.output.stdout).toContain('embedded sandbox');
    const query = /-d '(\{.*\})'/.exec(gateway.output.stdout)?.[1] ?? '';
    const { status, text } = await send(url, (JSON.parse(query) as { readonly query: string }).query);
    expect(status).toBe(200);
    expect(text).toMatch(/^\{"data":\{"assistants":\{"totalCount":\d+/);
    expect(await endProcess(gateway)).toBe(0);
    expect(gateway.output.stderr).toBe('');
  });

  test('names the upstream that it was given', async () => {
    const gateway = await startOver(account([]));
    expect(gateway.output.stdout).toContain(gateway.upstream.url);
    expect(gateway.output.stdout).toContain('authorization: Bearer $TELNYX_API_KEY');
    expect(gateway.upstream.calls).toEqual([]);
  });

  test('lists all faults of the environment at once, repeats none of their values, and ends with 1', async () => {
    const env = {
      PORT: 'port-canary',
      LOG_LEVEL: 'level-canary',
      UPSTREAM_URL: 'https://user:url-canary@api.telnyx.com/v2',
      CACHE_TTL_MS: '-5',
      SUBGRAPH: 'canary-too',
    };
    const { ended, output } = await startProcess({ env });
    expect(await ended).toBe(1);
    for (const name of Object.keys(env)) expect(output.stderr).toMatch(new RegExp(`^ +${name} `, 'm'));
    expect(output.stderr).not.toMatch(/canary|-5/);
    expect(output.stdout).toBe('');
  });

  test('ends with 1 and says so where the port is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { ended, output } = await startProcess({ env: { PORT: String(port) } });
    expect(await ended).toBe(1);
    expect(output.stderr).toContain('Could not start');
    expect(output.stderr).toContain(String(port));
    expect(output.stderr).toContain('--port');
    expect(output.stderr).not.toMatch(/^ +at /m);
  });

  test('--help lists every flag and ends with 0; an unknown flag is named and ends with 2', async () => {
    const help = await startProcess({ args: ['--help'] });
    expect(await help.ended).toBe(0);
    for (const flag of ['--port', '--upstream-url', '--cache-stale-if-error-ms', '--log-level']) expect(help.output.stdout).toContain(flag);
    const wrong = await startProcess({ args: ['--prot', '1'] });
    expect(await wrong.ended).toBe(2);
    expect(wrong.output.stderr).toContain('--prot');
    expect(wrong.output.stderr).not.toMatch(/^ +at /m);
  });

  test('TELNYX_API_KEY changes nothing: without a token there is no call', async () => {
    const gateway = await startOver(account([]), { env: { TELNYX_API_KEY: TOKEN } });
    const { text } = await send(gateway.url, LIST);
    expect(text).toContain('"UNAUTHENTICATED"');
    expect(gateway.upstream.calls).toEqual([]);
    await send(gateway.url, LIST, { token: 'mine' });
    expect(gateway.upstream.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer mine']);
    await endProcess(gateway);
    expect(gateway.output.stdout + gateway.output.stderr).not.toContain(TOKEN);
  });
});

describe('the end', () => {
  test('SIGTERM: what runs is answered, nothing new is taken, readiness fails, and the exit code is 0', async () => {
    let release = () => {};
    const gateway = await startOver(() => ({
      raw: (response) => {
        release = () => response.writeHead(200).end('{"data":[]}');
      },
    }));
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    expect(await get(at(gateway.url, '/health/ready'), agent)).toMatchObject({ status: 200 });
    const answer = send(gateway.url, LIST, { token: TOKEN });
    await expect.poll(() => gateway.upstream.calls).toHaveLength(1);
    gateway.child.kill('SIGTERM');
    await expect.poll(() => linesAbout(gateway, 'draining')).toHaveLength(1);
    await expect(fetch(at(gateway.url, '/health/live'))).rejects.toThrow('fetch failed');
    gateway.child.kill('SIGTERM');
    release();
    expect(await answer).toMatchObject({ status: 200, text: '{"data":{"assistants":{"totalCount":0}}}' });
    expect(await gateway.ended).toBe(0);
    expect(gateway.output.stderr).toBe('');
  });

  test('readiness says no to whom it still answers', async () => {
    const gateway = await startOver(() => ({ raw: () => {} }));
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname).setEncoding('utf8');
    let received = '';
    socket.on('data', (text: string) => (received += text)).on('error', () => {});
    onTestFinished(() => void socket.destroy());
    const request = 'GET /health/ready HTTP/1.1\r\nhost: localhost\r\n';
    // The second one has begun when the signal comes, so its connection is not idle.
    socket.write(`${request}\r\n${request}`);
    await expect.poll(() => received).toContain('{"status":"ok"}');
    gateway.child.kill('SIGTERM');
    await expect.poll(() => linesAbout(gateway, 'draining')).toHaveLength(1);
    socket.write('\r\n');
    await expect.poll(() => received).toMatch(/HTTP\/1\.1 503 [^]*connection: close[^]*"status":"not ready"/i);
    expect(await gateway.ended).toBe(0);
  });

  test('connections that are idle, and such that have sent nothing yet, do not hold it up', async () => {
    const gateway = await startOver(account([]));
    const { hostname, port } = new URL(gateway.url);
    const agent = new Agent({ keepAlive: true });
    const silent = connect(Number(port), hostname).on('error', () => {});
    onTestFinished(() => {
      agent.destroy();
      silent.destroy();
    });
    await once(silent, 'connect');
    expect(await get(at(gateway.url, '/health/live'), agent)).toMatchObject({ status: 200, body: '{"status":"ok"}' });
    const closed = Promise.all([once(silent, 'close'), gateway.ended]);
    gateway.child.kill('SIGTERM');
    // Ten seconds would be the time that headers may take: this is sooner, or the test runs out of time.
    await closed;
    expect(await gateway.ended).toBe(0);
  }, 8_000);

  test('SHUTDOWN_DELAY_MS: after SIGTERM new connections learn that it is not ready, and are answered', async () => {
    const gateway = await startOver(account([]), { env: { SHUTDOWN_DELAY_MS: '60000' } });
    gateway.child.kill('SIGTERM');
    await expect.poll(() => linesAbout(gateway, 'draining')).toHaveLength(1);
    const ready = await fetch(at(gateway.url, '/health/ready'));
    expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('draining')]);
    expect(await send(gateway.url, LIST, { token: TOKEN })).toMatchObject({ status: 200 });
  });

  test('SIGINT ends it the same way', async () => {
    const gateway = await startProcess();
    await gateway.url;
    gateway.child.kill('SIGINT');
    expect(await gateway.ended).toBe(0);
    expect(linesAbout(gateway, 'draining')).toMatchObject([{ reason: 'SIGINT' }]);
  });
});

/** A GET over an agent of its own, so that its connection can be kept open. */
async function get(url: string, agent: Agent): Promise<{ readonly status: number | undefined; readonly body: string }> {
  const request = httpRequest(url, { agent }).end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode, body };
}

describe('bugs', () => {
  const trigger = (throwing: string) => `process.on('SIGUSR2', () => { ${throwing} });`;

  test('a promise that nobody waits for is logged, and the process lives', async () => {
    const gateway = await startOver(account([]), { before: trigger(`Promise.reject(new Error('planted'))`) });
    gateway.child.kill('SIGUSR2');
    await expect.poll(() => linesAbout(gateway, 'bug: unhandled rejection')).toMatchObject([{ level: 50, err: { message: 'planted' } }]);
    expect(await send(gateway.url, LIST, { token: TOKEN })).toMatchObject({ status: 200 });
    expect(await endProcess(gateway)).toBe(0);
  });

  test('an exception that nobody catches is logged, and the process ends with 1 after what runs', async () => {
    let release = () => {};
    const gateway = await startOver(
      () => ({
        raw: (response) => {
          release = () => response.writeHead(200).end('{"data":[]}');
        },
      }),
      { before: trigger(`throw new Error('planted')`) },
    );
    const answer = send(gateway.url, LIST, { token: TOKEN });
    await expect.poll(() => gateway.upstream.calls).toHaveLength(1);
    gateway.child.kill('SIGUSR2');
    await expect.poll(() => linesAbout(gateway, 'bug: uncaught exception')).toHaveLength(1);
    release();
    expect(await answer).toMatchObject({ status: 200 });
    expect(await gateway.ended).toBe(1);
  });
});

describe('what is written', () => {
  test('is one line for each request, with its id, tenant and cost', async () => {
    const gateway = await startOver(account([{ id: 'a', name: 'A' }]));
    const answers = [
      await send(gateway.url, `query Named { assistants { totalCount } }`, { token: TOKEN }),
      await send(gateway.url, LIST, { token: TOKEN }),
      await send(gateway.url, LIST, { token: 'another' }),
      await send(gateway.url, LIST),
    ];
    for (const query of ['{ nope }', '{', 'not a query']) answers.push(await send(gateway.url, query, { token: TOKEN }));
    await fetch(gateway.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: 'no JSON' });
    await expect.poll(() => linesAbout(gateway, 'request')).toHaveLength(8);
    const lines = linesAbout(gateway, 'request');
    expect(lines.slice(0, 7).map(({ requestId }) => requestId)).toEqual(answers.map(({ headers }) => headers['x-request-id']));
    expect(lines.slice(0, 4)).toMatchObject([
      { route: 'graphql', status: 200, kind: 'query', operation: 'Named', upstreamCalls: 1 },
      { operation: null, upstreamCalls: 0 },
      { upstreamCalls: 1 },
      { tenant: null, upstreamCalls: 0 },
    ]);
    expect(lines[0]?.['tenant']).toBe(lines[1]?.['tenant']);
    expect(lines[0]?.['tenant']).not.toBe(lines[2]?.['tenant']);
    for (const line of lines) expect(line).toMatchObject({ level: 30, method: 'POST', milliseconds: expect.any(Number) as number });
  });

  test('is one line for a client that left before its answer', async () => {
    const gateway = await startOver(() => ({ raw: () => {} }));
    const leaving = new AbortController();
    const left = fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify({ query: LIST }),
      signal: leaving.signal,
    }).catch(() => undefined);
    await expect.poll(() => gateway.upstream.calls).toHaveLength(1);
    leaving.abort();
    await left;
    await expect.poll(() => gateway.upstream.abandoned).toHaveLength(1);
    await expect.poll(() => linesAbout(gateway, 'request')).toHaveLength(1);
    expect(linesAbout(gateway, 'bug: an unexpected error was masked')).toEqual([]);
  });

  test('is one audit line for each mutation field, whatever came of it', async () => {
    const replies = [
      { body: { data: [{ id: 'a', version_id: 'v1' }, { id: 'b' }] }, headers: { 'x-request-id': 'up-1' } },
      { status: 422, body: { detail: 'no' }, headers: { 'x-request-id': 'up-2' } },
      { status: 503, headers: { 'x-request-id': 'up-3' } },
      { raw: (response: { destroy(): void }) => response.destroy() },
    ];
    let turn = 0;
    const gateway = await startOver(() => replies[turn++] ?? {});
    const { headers } = await send(
      gateway.url,
      `mutation { ${['k', 'k', 'k', 'k', ''].map((ref, index) => IMPORT(ref, `m${index}`)).join(' ')} }`,
      {
        token: TOKEN,
      },
    );
    await expect.poll(() => linesAbout(gateway, 'write')).toHaveLength(3);
    const audits = linesAbout(gateway, 'write').map(({ audit }) => audit);
    const common = {
      operation: 'importAssistants',
      requestId: headers['x-request-id'],
      tenant: expect.stringMatching(/^[\w-]{22}$/) as string,
      subject: null,
    };
    expect(audits).toEqual([
      { ...common, outcome: 'done', codes: [], written: ['a@v1', 'b@'], upstreamRequestId: 'up-1' },
      { ...common, outcome: 'refused', codes: ['BAD_USER_INPUT'], written: [], upstreamRequestId: 'up-2' },
      { ...common, outcome: 'failed', codes: ['UPSTREAM_UNAVAILABLE'], written: [], upstreamRequestId: 'up-3' },
    ]);
  });
});
