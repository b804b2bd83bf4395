/** The published client in a page of another origin, and in a worker of it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { findBrowser, launchBrowser } from '../support/browser.ts';
import { serveSandbox } from '../support/socket.ts';

const executable = findBrowser();
const isCI = process.env['CI'] === 'true';
if (executable === null && !isCI) {
  process.stdout.write(
    'Skipped: test/clients/client.browser.test.ts, as there is no Chromium here (CHROMIUM_PATH, /usr/bin/chromium, PATH).\n',
  );
}

/** Runs in the page and in the worker alike: what came of a query by GET and by hash, of parts, events and a refused token. */
const PROGRAM = `
  import { automaticPersistedQueries, createClient, queryInParts, subscribe } from './src/client/public.ts';
  export async function run(url) {
    const client = createClient({ url, method: 'GET', persisted: automaticPersistedQueries(), token: 'a' });
    const { assistants } = await client.query('{ assistants { totalCount } }');
    let parts = 0;
    for await (const { errors } of queryInParts(client, '{ assistant(id: "assistant-front-desk") { id ... @defer { name } } }')) parts += 1 + errors.length;
    let last;
    for await (const { data } of subscribe(client, 'subscription { chat(input: { assistantId: "assistant-front-desk", content: "Hi" }) { __typename } }')) last = data.chat.__typename;
    const { code, requestId } = await createClient({ url, headers: { authorization: 'no' } }).query('{ assistants { totalCount } }').catch((error) => error);
    return [assistants.totalCount, parts > 1, last, code, typeof requestId];
  }
  if (globalThis.document === undefined) onmessage = ({ data }) => run(data).then(postMessage, (error) => postMessage(String(error)));
`;

test.skipIf(executable === null && !isCI)('queries, parts and events arrive in a page of another origin, and in its worker', async () => {
  const { outputFiles } = await build({
    stdin: { contents: PROGRAM, resolveDir: fileURLToPath(new URL('../..', import.meta.url)) },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const script = outputFiles[0]?.text ?? '';
  const server = createServer(({ url }, response) => {
    response
      .setHeader('content-type', url === '/client.js' ? 'text/javascript' : 'text/html')
      .end(url === '/client.js' ? script : '<title>Page</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launchBrowser(executable ?? '');
  onTestFinished(async () => {
    await browser.close();
    server.close();
  });
  const { url } = await serveSandbox({ corsOrigins: [origin] });
  const page = await browser.newPage();
  await page.goto(origin);
  const results = await page.evaluate(`(async () => {
    const { run } = await import('/client.js');
    const worker = new Worker('/client.js', { type: 'module' });
    const fromWorker = new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
    worker.postMessage(${JSON.stringify(url)});
    return [await run(${JSON.stringify(url)}), await fromWorker];
  })()`);
  const expected = [18, true, 'ChatDone', 'UNAUTHENTICATED', 'string'];
  expect(results).toEqual([expected, expected]);
});
