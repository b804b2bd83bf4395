/** The upstream of the soak run: right nine times out of ten, and for some ids never. */
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

const FAILING_SHARE = 0.1;
const SLOW_SHARE = 0.05;
const WORDS = 'soak-upstream-words';
const MB = 1_048_576;

export const TENANTS = Array.from({ length: 20 }, (_, index) => `tenant-${String(index).padStart(2, '0')}`);
export const IDS = Array.from({ length: 12 }, (_, index) => `a${index}`);

/** Every text of a document is its owner's; the ids are the same for all. */
const documentOf = (tenant, id) => ({
  id,
  name: `${tenant}|${id}`,
  instructions: `${tenant}|`.padEnd(1_000, '.'),
  tools: [
    {
      type: 'handoff',
      handoff: { ai_assistants: [1, 2, 5].map((step) => ({ id: IDS[(IDS.indexOf(id) + step) % IDS.length], name: tenant })) },
    },
  ],
});

const nested = (levels) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const bomb = gzipSync(Buffer.alloc(64 * MB, ' '));

/** Answers by id that cannot be used, or only in part. */
const POISONED = {
  huge: (response) => {
    const chunk = Buffer.alloc(MB, ' ');
    const write = (left) => {
      if (left > 0 && !response.destroyed) response.write(chunk, () => write(left - 1));
      else response.end();
    };
    write(40);
  },
  bomb: (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
  deep: (response) => response.end(`{"id":"deep","name":"x","new":${nested(50_000)},"tools":[{"type":"new","x":${nested(1_000)}}]}`),
  large: (response) => response.end(JSON.stringify({ id: 'large', name: 'x', dynamic_variables: { text: 'y'.repeat(4 * MB) } })),
  wide: (response) =>
    response.end(JSON.stringify({ id: 'wide', name: 'x', tools: Array.from({ length: 20_000 }, () => ({ type: 'new' })) })),
  html: (response) => response.end(`<html>${WORDS}</html>`),
  garbage: (response) => response.socket.end(`${WORDS}\r\n\r\n`),
  mistyped: (response) => response.end(JSON.stringify({ id: 'mistyped', name: 'x', tools: 7, tags: [7], voice_settings: 'x' })),
  hang: () => {},
  drip: (response) => {
    const timer = setInterval(() => response.write(' '), 50);
    response.on('close', () => clearInterval(timer));
  },
};
export const POISON = Object.keys(POISONED);
/** Those whose answers never come to an end. */
export const ENDLESS = new Set(['hang', 'drip']);

const FAILURES = [
  (response) => response.writeHead(503, { 'x-request-id': 'r' }).end(JSON.stringify({ errors: [{ detail: WORDS }] })),
  (response) => response.writeHead(500).end(`<html>${WORDS}</html>`),
  (response) => response.writeHead(429, { 'retry-after': '0' }).end('{}'),
  (response) => response.socket?.resetAndDestroy(),
  (response) => response.writeHead(200, { 'content-length': 999 }).write('{"data":[', () => response.socket?.end()),
];

/** Starts it on a free loopback port, and counts what it is asked. */
export async function startUpstream() {
  const counts = { all: 0, reads: 0, failed: 0 };
  const server = createServer((request, response) => {
    response.on('error', () => {});
    void answer(request, response, counts);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${server.address().port}/v2`, counts, close };
}

async function answer(request, response, counts) {
  const tenant = (request.headers.authorization ?? '').slice('Bearer '.length);
  const id = request.url.split('/').at(-1);
  counts.all += 1;
  if (request.method === 'POST') {
    request.resume();
    response.end(JSON.stringify({ data: IDS.slice(0, 3).map((each) => documentOf(tenant, each)) }));
    return;
  }
  if (Object.hasOwn(POISONED, id)) {
    POISONED[id](response);
    return;
  }
  counts.reads += 1;
  if (Math.random() < SLOW_SHARE) await sleep(Math.random() * 300);
  if (Math.random() < FAILING_SHARE) {
    counts.failed += 1;
    FAILURES[counts.failed % FAILURES.length](response);
    return;
  }
  if (id === 'assistants') response.end(JSON.stringify({ data: IDS.map((each) => documentOf(tenant, each)) }));
  else if (IDS.includes(id)) response.end(JSON.stringify(documentOf(tenant, id)));
  else response.writeHead(404).end('{}');
}
