/** The published bin: which code it runs, and what is loaded at a start. */
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build as bundle, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { build, endProcess, send, startProcess, type ProcessOptions } from './support/process.ts';

const CODE = 'gateway.code-cache';
const BUNDLE = 'gateway.cjs';
const COUNT = '{ assistants(first: 1) { totalCount } }';

/** Says on standard error what became of the code of the build: "taken", "refused" by V8, or "none" where V8 was given none. */
const WATCH = `
  import { syncBuiltinESMExports } from 'node:module';
  import vm from 'node:vm';
  vm.Script = class extends vm.Script {
    constructor(source, options) {
      super(source, options);
      console.error('code: ' + (options.cachedData ? (this.cachedDataRejected ? 'refused' : 'taken') : 'none'));
    }
  };
  syncBuiltinESMExports();`;

/** The wait before code is kept is none. */
const AT_ONCE = `
  const later = globalThis.setTimeout;
  globalThis.setTimeout = (callback, ms, ...args) => later(callback, ms === 3000 ? 0 : ms, ...args);`;

/** A disk that cannot be written. */
const READ_ONLY = `
  import fs from 'node:fs';
  const { openSync } = fs;
  fs.openSync = (path, flags, ...rest) => {
    if (flags !== 'wx') return openSync(path, flags, ...rest);
    console.error('refused to write');
    throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' });
  };
  syncBuiltinESMExports();`;

beforeAll(build, 120_000);

/** Starts the gateway, and gives what became of the code, once it has answered as it should. */
async function codeOf({ before = '', ...options }: ProcessOptions): Promise<string | undefined> {
  const gateway = await startProcess({ ...options, before: WATCH + before });
  const { status, text } = await send(await gateway.url, COUNT);
  expect({ status, body: JSON.parse(text) }).toEqual({ status: 200, body: { data: { assistants: { totalCount: 18 } } } });
  expect(await endProcess(gateway)).toBe(0);
  return /^code: (\w+)$/m.exec(gateway.output.stderr)?.[1];
}

/** The published files, one of them changed; null leaves it out. */
async function changed(name: string, change: (content: Buffer) => Buffer | null): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map(await build());
  const content = change(Buffer.from(files.get(name) ?? []));
  files.delete(name);
  return content === null ? files : files.set(name, content);
}

const flipped = (at: number) => (content: Buffer) => {
  const place = Math.floor(content.length * at);
  content[place] = (content[place] ?? 0) ^ 0xff;
  return content;
};

describe('the code that V8 made at the build', () => {
  test('is taken', async () => {
    expect(await codeOf({})).toBe('taken');
  });

  test.each([
    ['is not there', () => null],
    ['is empty', () => Buffer.alloc(0)],
    ['is cut short', (content: Buffer) => content.subarray(0, content.length / 2)],
    ['is damaged in the middle', flipped(0.5)],
    ['is damaged near its end', flipped(0.99)],
    ['is something else', () => Buffer.from('{"code":"none of V8\'s"}')],
  ])('is not handed to V8 where it %s, and the gateway answers', async (_name, change) => {
    expect(await codeOf({ files: await changed(CODE, change) })).toBe('none');
  });

  test.each([
    ['is not there', () => null],
    ['is damaged', flipped(0.5)],
  ])('is made once the process has started where it %s, and taken by the next start', async (_name, change) => {
    const gateway = await startProcess({ files: await changed(CODE, change), before: WATCH + AT_ONCE });
    await gateway.url;
    const kept = join(gateway.folder, 'dist', CODE);
    await vi.waitFor(() => expect(statSync(kept).size).toBeGreaterThan(1_000_000), { timeout: 20_000 });
    await vi.waitFor(() => expect(readdirSync(dirname(kept)).filter((name) => name.startsWith(CODE))).toEqual([CODE]), { timeout: 20_000 });
    expect(await endProcess(gateway)).toBe(0);
    expect(await codeOf({ files: await changed(CODE, () => readFileSync(kept)) })).toBe('taken');
  });

  test('is not made where nothing can be written, and the gateway goes on', async () => {
    const gateway = await startProcess({ files: await changed(CODE, () => null), before: WATCH + AT_ONCE + READ_ONLY });
    expect((await send(await gateway.url, COUNT)).status).toBe(200);
    await vi.waitFor(() => expect(gateway.output.stderr).toContain('refused to write'), { timeout: 20_000 });
    expect((await send(await gateway.url, COUNT)).status).toBe(200);
    expect(await endProcess(gateway)).toBe(0);
    expect(gateway.output.stderr.match(/EROFS|at .*\(/)).toBeNull();
  });

  test('is not handed to another Node than the one that made it', async () => {
    expect(await codeOf({ before: `Object.defineProperty(process, 'arch', { value: 'riscv64' });` })).toBe('none');
  });

  test('may be refused by V8 for its flags, and the gateway answers', async () => {
    expect(await codeOf({ env: { NODE_OPTIONS: '--stack-trace-limit=50 --max-old-space-size=300' } })).toMatch(/^(taken|refused)$/);
  });

  test('is not run in place of a bundle that was changed, though it has the same length', async () => {
    const files = await changed(BUNDLE, (content) => Buffer.from(content.toString().replace('Open the URL in', 'Show the URL to')));
    const gateway = await startProcess({ files, before: WATCH });
    await gateway.url;
    expect(gateway.output.stdout).toContain('Show the URL to a browser');
    expect(gateway.output.stderr).toContain('code: none');
  });
});

test('objects begin young, whatever V8 saw of others from the same line', async () => {
  const gateway = await startProcess({
    before: `
      import { PerformanceObserver } from 'node:perf_hooks';
      import { setFlagsFromString } from 'node:v8';
      setFlagsFromString('--trace-pretenuring-statistics');
      new PerformanceObserver((list) => list.getEntries().forEach(() => console.log('collected'))).observe({ type: 'gc' });
      setInterval(() => Array.from({ length: 50_000 }, (_, index) => [index]), 5);`,
  });
  await gateway.url;
  const { output } = gateway;
  const collections = async (count: number) => {
    const before = output.stdout.length;
    await vi.waitFor(() => expect(output.stdout.slice(before).split('collected').length).toBeGreaterThan(count), { timeout: 20_000 });
    return output.stdout.slice(before);
  };
  // Lines of the start may still be on their way.
  await collections(3);
  expect(await collections(10)).not.toContain('pretenuring:');
});

test('a Node that is too old is named in a sentence, and nothing is loaded', async () => {
  const { ended, output } = await startProcess({
    before: `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } });`,
    files: await changed(BUNDLE, () => Buffer.from('throw new Error("loaded")')),
  });
  expect(await ended).toBe(1);
  expect(output.stdout).toBe('');
  expect(output.stderr).toBe(`assistants-gateway needs Node 20.19 or later, and this is Node 20.18.3 (${process.execPath}).\n`);
});

test('--version prints the version of the package, and ends with 0', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  // As npm does for a script of another package.
  const { ended, output } = await startProcess({ args: ['--version'], env: { npm_package_version: '9.9.9' } });
  expect(await ended).toBe(0);
  expect(output).toEqual({ stdout: `${version}\n`, stderr: '' });
});

test('traces name the functions of the bundle, and no folder of the build', async () => {
  const gateway = await startProcess({
    before: `const { write } = process.stdout;
      process.stdout.write = function (...args) { console.error(new Error('here').stack); return write.apply(this, args); };`,
  });
  await gateway.url;
  // The two outputs are pipes of their own.
  await vi.waitFor(() => expect(gateway.output.stderr).toMatch(/^ +at announce \(dist\/gateway\.cjs:\d+:\d+\)$/m));
});

test('spans come to the collector', async () => {
  const sent: (readonly [path: string | undefined, body: string])[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    sent.push([request.url, await textOf(request)]);
    response.setHeader('content-type', 'application/json').end('{}');
  };
  const collector = createServer((request, response) => void take(request, response)).listen(0, '127.0.0.1');
  onTestFinished(() => void collector.close());
  await once(collector, 'listening');
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const gateway = await startProcess({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER: 'always_on' } });
  await send(await gateway.url, 'query Traced { assistantTags }');
  // What is left is sent at the end.
  expect(await endProcess(gateway)).toBe(0);
  expect(sent).toEqual([['/v1/traces', expect.stringContaining('Traced')]]);
});

test('the bundle has graphql once', async () => {
  const text = (await build()).get(BUNDLE)?.toString() ?? '';
  // What graphql says of values of another copy.
  expect(text.match(/from another module or realm/g)).toHaveLength(1);
});

describe('what a start loads', () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const graph = bundle({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    define: { 'import.meta.dirname': '__dirname' },
    write: false,
    metafile: true,
  }).then(({ metafile }) => metafile);

  /** The packages and folders that a module needs before it can run; `import()` is for later. */
  const needs = ({ inputs }: Metafile, entry: string): ReadonlySet<string> => {
    const found = new Set([entry]);
    for (const path of found) {
      for (const { path: next, kind, external } of inputs[path]?.imports ?? []) {
        if (kind !== 'dynamic-import' && external !== true) found.add(next);
      }
    }
    return new Set([...found].map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? dirname(path)));
  };

  const FEDERATION = ['@apollo/subgraph', '@apollo/federation-internals', '@pothos/plugin-federation', '@pothos/plugin-directives'];
  const LATER = ['ajv', '@apollo/usage-reporting-protobuf', 'src/sandbox'];

  test.each(['src/cli/start/start.ts', 'src/schema/index.ts'])(
    'is nothing of Federation, the compiler, traces or the sandbox by %s',
    async (entry) => {
      const needed = needs(await graph, entry);
      expect(needed).toContain('graphql');
      expect([...FEDERATION, ...LATER].filter((name) => needed.has(name))).toEqual([]);
    },
  );

  test('is next to nothing for a command that serves nothing', async () => {
    const needed = [...needs(await graph, 'src/main.ts')].filter((name) => !name.startsWith('src'));
    expect(needed).toEqual(['zod']);
  });

  test('is Federation where a subgraph is served', async () => {
    expect([...needs(await graph, 'src/schema/subgraph.ts')]).toEqual(expect.arrayContaining(FEDERATION));
  });
});
