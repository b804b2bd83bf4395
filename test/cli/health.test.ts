import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { run, runJson, SHAPES } from '../support/command.ts';
import { freePort } from '../support/free-port.ts';

/** The port of what answers on this machine. */
async function serve(listener: RequestListener, host = '127.0.0.1'): Promise<string> {
  const server = createServer(listener).listen(0, host);
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return String((server.address() as AddressInfo).port);
}

const health = async (argv: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { exitCode, data } = await runJson(SHAPES.health, ['health', ...argv], env);
  expect(data.ok).toBe(exitCode === 0);
  return data;
};

test('asks the gateway of this machine at HOST and PORT, or the one that is named', async () => {
  const paths: (string | undefined)[] = [];
  const port = await serve(({ url }, response) => {
    paths.push(url);
    response.end('{"status":"ok"}');
  });
  const ready = `http://127.0.0.1:${port}/health/ready`;
  expect(await health([], { PORT: port })).toMatchObject({ ok: true, url: ready, status: 200, reason: null });
  expect(await health([], { PORT: port, HOST: '0.0.0.0' })).toMatchObject({ ok: true, url: ready });
  expect(await health(['--port', port, '--host', 'localhost'])).toMatchObject({ ok: true });
  expect(await health([`http://127.0.0.1:${port}`, '--live'])).toMatchObject({ ok: true });
  expect(await health([`http://127.0.0.1:${port}/gw/health/ready`])).toMatchObject({ ok: true });
  // What `start` prints.
  expect(await health([`http://127.0.0.1:${port}/graphql`])).toMatchObject({ ok: true, url: ready });
  expect(await health([`http://127.0.0.1:${port}/gw/graphql/`, '--live'])).toMatchObject({ ok: true });
  expect(paths.splice(0, 3)).toEqual(['/health/ready', '/health/ready', '/health/ready']);
  expect(paths).toEqual(['/health/live', '/gw/health/ready', '/health/ready', '/gw/health/live']);
  expect(await run(['health'], { PORT: port })).toEqual({ exitCode: 0, out: `ok ${ready}\n`, err: '' });
});

test('fails where it is not ready, is something else, does not answer, or is not there', async () => {
  const draining = await serve((_request, response) => response.writeHead(503).end('{"status":"not ready","reason":"draining"}'));
  expect(await health([], { PORT: draining })).toMatchObject({ ok: false, status: 503, reason: 'draining' });
  const other = await serve((_request, response) => response.writeHead(404).end('<html>'));
  expect(await health([], { PORT: other })).toMatchObject({ ok: false, status: 404, reason: 'HTTP status 404' });
  const silent = await serve(() => {});
  expect(await health(['--timeout-ms', '20'], { PORT: silent })).toMatchObject({
    ok: false,
    status: null,
    reason: 'no answer within 20 ms',
  });
  const reason = 'it refuses connections (ECONNREFUSED): check host and port, and that it runs';
  expect(await health([], { PORT: String(await freePort()) })).toMatchObject({ ok: false, status: null, reason });
  expect(await run(['health'], { PORT: '9', HOST: '::' })).toMatchObject({
    exitCode: 1,
    out: expect.stringContaining('failed http://[::1]:9') as string,
  });
});

test.each([
  [['not a url'], '"not a url" is no URL: health takes one such as http://127.0.0.1:4000.'],
  [['ftp://x'], '"ftp://x" is no URL: health takes one such as http://127.0.0.1:4000.'],
  [['--port', '0'], 'PORT=0 is any free port, so the gateway cannot be found by it: give the URL that start has printed.'],
  [['--timeout-ms', '0'], '--timeout-ms takes 1 to 600000, not'],
  [['--timeout-ms', 'soon'], '--timeout-ms takes 1 to 600000, not'],
])('health %j is refused', async (argv, fault) => {
  expect(await run(['health', ...argv])).toMatchObject({ exitCode: 2, err: expect.stringContaining(fault) as string });
});
