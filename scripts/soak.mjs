/**
 * Runs the built gateway between callers and an upstream that both misbehave, and looks at what must never happen. On
 * loopback only; not part of the test suite. `--seconds 60` is how long it goes on.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CLIENT_SHAPES, toRequest } from '../test/support/client-shapes.ts';
import { ENDLESS, IDS, POISON, startUpstream, TENANTS } from './soak-upstream.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } });
const SECONDS = Number(values.seconds);
const HEAP_MB = 300;
const LIMITS = { callsPerRead: 1.2, answered: 0.99, growthMb: 150, drainMs: 15_000 };

const root = fileURLToPath(new URL('..', import.meta.url));
spawnSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { cwd: root, stdio: 'inherit' });

const upstream = await startUpstream();
const gateway = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, 'dist/main.js'], {
  cwd: root,
  env: {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    PORT: '0',
    UPSTREAM_URL: upstream.url,
    UPSTREAM_TIMEOUT_MS: '2000',
    OPERATION_TIMEOUT_MS: '8000',
    CACHE_TTL_MS: '300',
    CORS_ORIGINS: 'https://app.example,https://other.example',
  },
  stdio: ['ignore', 'pipe', 'pipe'],
});
let output = '';
let lines = 0;
let bugs = 0;
let audits = 0;
const url = await new Promise((resolve, reject) => {
  gateway.stdout.setEncoding('utf8').on('data', (text) => {
    output = (output + text).slice(-100_000);
    lines += text.split('\n').length - 1;
    bugs += text.split('"bug: ').length - 1;
    audits += text.split('"msg":"write"').length - 1;
    const announced = /^ *assistants-gateway +(http\S+)$/m.exec(output)?.[1];
    if (announced) resolve(announced);
  });
  gateway.once('exit', (code) => reject(new Error(`The gateway ended with ${code} before it listened.`)));
});
let stderr = '';
gateway.stderr.setEncoding('utf8').on('data', (text) => (stderr = (stderr + text).slice(-10_000)));
let died = null;
gateway.once('exit', (code, signal) => (died ??= code ?? signal));

const seen = {
  reads: 0,
  answered: 0,
  planned: 0,
  imports: 0,
  poison: 0,
  hostile: 0,
  left: 0,
  crossings: 0,
  internal: 0,
  leaks: 0,
  unreadable: 0,
};
const codes = new Map();
const examples = [];
const until = performance.now() + SECONDS * 1_000;
const running = () => performance.now() < until && died === null;
const pick = (items) => items[Math.floor(Math.random() * items.length)];

const POST = { name: 'POST', headers: {} };
const TEACHING = { name: 'hash and text', headers: {}, by: 'hash and text' };

/** Sends one operation as a client of this shape does, and looks at the answer for what no answer may hold. */
async function ask(tenant, query, { headers = {}, signal, shape = POST } = {}) {
  const sent = toRequest(shape, { query, variables: {} });
  const response = await fetch(`${url}${sent.search}`, {
    method: sent.method,
    headers: { ...sent.headers, authorization: `Bearer ${tenant}`, ...headers },
    body: sent.body,
    signal,
  });
  const text = await response.text();
  // Whoever names a text by its hash sends it once.
  if (text.includes('PERSISTED_QUERY_NOT_FOUND')) return ask(tenant, query, { headers, signal, shape: TEACHING });
  const foreign = (text.match(/tenant-\d\d/g) ?? []).filter((name) => name !== tenant);
  if (foreign.length > 0) note('crossings', `${tenant} saw ${foreign[0]}: ${query}`);
  return inspect(text, `${response.status} to ${query.slice(0, 100)}`);
}

/** `about` tells which answer it is. */
function inspect(text, about) {
  if (text.includes('INTERNAL_SERVER_ERROR')) note('internal', text.slice(0, 300));
  if (/127\.0\.0\.1|node_modules|\bat \w+ \(|soak-upstream-words/.test(text)) note('leaks', text.slice(0, 300));
  let answer = null;
  try {
    answer = JSON.parse(text.startsWith('\r\n---') ? firstPartOf(text) : text);
  } catch {
    note('unreadable', `${about}: ${text.slice(0, 300)}`);
  }
  for (const { extensions } of answer?.errors ?? []) codes.set(extensions?.code, (codes.get(extensions?.code) ?? 0) + 1);
  return answer ?? {};
}

/** The first part of an answer in parts, which has to be there whole. */
function firstPartOf(text) {
  if (!text.endsWith('-----\r\n')) throw new Error('The answer has no end.');
  return text.slice(text.indexOf('\r\n\r\n'), text.indexOf('\r\n---', 5));
}

function note(kind, example) {
  seen[kind] += 1;
  if (examples.length < 10) examples.push(`${kind}: ${example}`);
}

const HANDOFFS = 'tools { ... on HandoffTool { aiAssistants { assistantId assistant { id name } } } }';
/** Operations, and the reads each one takes on a cold cache. */
const OPERATIONS = [
  [() => `{ assistant(id: "${pick(IDS)}") { id name instructions } }`, 1],
  [() => `{ assistants(first: 10) { totalCount nodes { id name instructions } } }`, 1],
  [() => `{ assistants { nodes { id name ${HANDOFFS} } } }`, 1],
  [() => `{ assistants { totalCount ... @defer { nodes { id instructions } } } }`, 1],
  [() => `{ assistant(id: "${pick(IDS)}") { name ${HANDOFFS} } }`, 2],
  [() => `{ a: assistant(id: "a1") { name } b: assistant(id: "a2") { name } c: assistant(id: "gone") { name } }`, 2],
];

async function read(tenant) {
  const [operation, planned] = pick(OPERATIONS);
  const headers = Math.random() < 0.2 ? { 'cache-control': 'no-cache' } : {};
  seen.planned += planned;
  const { errors } = await ask(tenant, operation(), { headers, shape: pick(CLIENT_SHAPES) });
  seen.reads += 1;
  if (!errors) seen.answered += 1;
}

const workers = [
  ...TENANTS.map((tenant) => async () => {
    await read(tenant);
    await sleep(Math.random() * 40);
  }),
  // A crowd of one tenant at once.
  async () => {
    const tenant = pick(TENANTS);
    await Promise.all(Array.from({ length: 100 }, () => read(tenant)));
    await sleep(2_000);
  },
  async () => {
    await ask(
      pick(TENANTS),
      `mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { assistants { id name } userErrors { code } } }`,
    );
    seen.imports += 1;
    await sleep(100);
  },
  // Clients that leave.
  async () => {
    const leaving = new AbortController();
    const asked = ask(pick(TENANTS), `{ assistant(id: "hang") { name } }`, { signal: leaving.signal }).catch(() => {});
    await sleep(Math.random() * 50);
    leaving.abort();
    await asked;
    seen.left += 1;
  },
  // Documents that no upstream should send, and answers that never come to an end; from tenants whose circuits may open.
  ...[POISON.filter((id) => !ENDLESS.has(id)), [...ENDLESS]].map((ids, index) => async () => {
    const fields = Math.random() < 0.5 ? 'name' : 'name extra dynamicVariables tools { ... on Tool { extra } ... on UnknownTool { raw } }';
    await ask(`tenant-9${index}`, `{ assistant(id: "${pick(ids)}") { ${fields} } }`, { headers: { 'cache-control': 'no-cache' } });
    seen.poison += 1;
    await sleep(50);
  }),
  // Callers that attack.
  async () => {
    await hostile();
    seen.hostile += 1;
    await sleep(20);
  },
];

async function hostile() {
  const unique = Math.random().toString(36);
  const send = async (body, headers = {}) => {
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json', authorization: 'Bearer tenant-80', ...headers } };
    const response = await fetch(url, init);
    inspect(await response.text(), `${response.status} to ${body.slice(0, 100)}`);
  };
  await pick([
    () => send(JSON.stringify({ query: `{ ${unique.slice(2)}x ${'y '.repeat(450_000)}` })),
    () => send(JSON.stringify({ query: `# ${unique}${'x'.repeat(900_000)}\n{ nope }` })),
    () => send(JSON.stringify({ query: '{ assistants { nodes '.padEnd(40_000, '{ a ') })),
    () => send(JSON.stringify({ query: `query ($v: ID!) { assistant(id: $v) { name } }`, variables: { v: [[[unique]]] } })),
    () => send(`{"query":"{ __typename }","variables":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
    () => send('{"a":'.repeat(100_000)),
    () => send(`[${'{"query":"{__typename}"},'.repeat(5_000)}1]`),
    () => send('x'.repeat(2_000_000)).catch(() => {}),
    () => send(JSON.stringify({ query: '{ __typename }' }), { 'content-type': 'multipart/form-data; boundary=x' }),
    () =>
      send(
        JSON.stringify({ query: `{ ${Array.from({ length: 500 }, (_, index) => `a${index}: assistant(id: "a") { name }`).join(' ')} }` }),
      ),
    () => send(JSON.stringify({ query: `{ assistant(id: "../../${unique}") { name } }` })),
    () => socket('GET /graphql HTTP/1.1\r\nhost: [::1\r\n\r\n'),
    () => socket('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 5000\r\ncontent-type: application/json\r\n\r\n{"query":'),
    () => socket(`GET / HTTP/1.1\r\nhost: x\r\n${'a: b\r\n'.repeat(5_000)}\r\n`),
    () => socket('\u0016\u0003\u0001 not HTTP\r\n\r\n'),
  ])();
}

/** Writes bytes to the gateway and leaves. */
async function socket(bytes) {
  const { hostname, port } = new URL(url);
  const client = connect(Number(port), hostname).on('error', () => {});
  await once(client, 'connect');
  client.write(bytes);
  await sleep(20);
  client.destroy();
}

async function memoryMb() {
  const metrics = await (await fetch(new URL('/metrics', url))).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1] ?? 0) / 1_048_576;
}
const samples = [];
const failures = [];
const loops = workers.map(async (work) => {
  while (running()) await work().catch((error) => failures.push(error));
});
while (running()) {
  await memoryMb().then(
    (sample) => samples.push(sample),
    (error) => failures.push(error),
  );
  await sleep(250);
}
await Promise.race([Promise.all(loops), sleep(20_000)]);
const callsOfReads = upstream.counts.reads;

// The end: one request hangs upstream, and the process has to go all the same.
const deathBefore = died;
let drainMs = 0;
if (deathBefore === null) {
  void ask('tenant-01', '{ assistant(id: "hang") { name } }').catch(() => {});
  await sleep(100);
  const asked = performance.now();
  const exited = once(gateway, 'exit');
  gateway.kill('SIGTERM');
  await Promise.race([exited, sleep(LIMITS.drainMs + 2_000)]);
  drainMs = performance.now() - asked;
}
gateway.kill('SIGKILL');
upstream.close();

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const quarter = Math.ceil(samples.length / 4);
const memory = { early: middle(samples.slice(quarter, 2 * quarter)), late: middle(samples.slice(-quarter)), peak: Math.max(...samples) };
const callsPerRead = callsOfReads / seen.planned;
const answered = seen.answered / seen.reads;
const checks = [
  ['process deaths', deathBefore === null ? 0 : `1 (${String(deathBefore)})`, deathBefore === null],
  ['documents of another tenant seen', seen.crossings, seen.crossings === 0],
  ['INTERNAL_SERVER_ERROR', seen.internal, seen.internal === 0],
  ['bugs in the log', bugs, bugs === 0],
  ['answers with a path, a stack, the upstream’s address or words', seen.leaks, seen.leaks === 0],
  ['answers that are no JSON', seen.unreadable, seen.unreadable === 0],
  ['requests without an answer', failures.length, failures.length === 0],
  ['reads answered, with 10 % of calls failing', `${(answered * 100).toFixed(2)} %`, answered >= LIMITS.answered],
  ['upstream calls per read that a cold cache takes', callsPerRead.toFixed(2), callsPerRead < LIMITS.callsPerRead],
  ['audit lines per import', (audits / seen.imports).toFixed(2), audits === seen.imports],
  ['memory, later against earlier', `${Math.round(memory.late - memory.early)} MB`, memory.late - memory.early <= LIMITS.growthMb],
  ['exit after SIGTERM beside a hanging call', `${died} after ${Math.round(drainMs)} ms`, died === 0 && drainMs <= LIMITS.drainMs],
  ['words on standard error', stderr.length, stderr === ''],
];
const report = [
  `${SECONDS} s, ${TENANTS.length} tenants, heap of ${HEAP_MB} MB`,
  `reads ${seen.reads}, imports ${seen.imports}, poisoned ${seen.poison}, hostile ${seen.hostile}, left early ${seen.left}`,
  `upstream calls ${upstream.counts.all}, made to fail ${upstream.counts.failed}; log lines ${lines}`,
  `memory: early ${Math.round(memory.early)} MB, late ${Math.round(memory.late)} MB, peak ${Math.round(memory.peak)} MB`,
  `error codes: ${[...codes].map(([code, count]) => `${code} ${count}`).join(', ')}`,
  '',
  ...checks.map(([what, value, holds]) => `${holds ? 'ok  ' : 'FAIL'}  ${what}: ${value}`),
  ...[...examples, ...failures.slice(0, 3).map(String), stderr].filter((text) => text !== ''),
];
console.log(report.join('\n'));
process.exit(checks.every(([, , holds]) => holds) ? 0 : 1);
