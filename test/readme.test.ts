import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { settings } from '../src/settings.ts';
import type { AnswerCode } from '../src/errors.ts';
import { createMetrics, GAUGE_NAMES } from '../src/telemetry/metrics.ts';
import type { UserErrorCode } from '../src/resolvers/user-errors.ts';
import { startSandbox } from '../src/sandbox/app.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const run = promisify(execFile);

interface Block {
  readonly language: string;
  readonly text: string;
}

const README = read('README.md');
const blocks: readonly Block[] = [...README.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({
  language,
  text: text.trim(),
}));
/** The block that follows, where it is what the one before it answers. */
const answerTo = (block: Block) => {
  const next = blocks[blocks.indexOf(block) + 1];
  return next?.language === 'json' ? next.text : null;
};
const commands = blocks.filter(({ language }) => language === 'sh');
const curls = commands.filter(({ text }) => text.startsWith('curl '));
const queries = blocks.filter(({ language }) => language === 'graphql');
const upstreamCommand = /^UPSTREAM_URL=(\S+) npm start$/;

const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
const START = 'node scripts/build.mjs --if-needed && node dist/main.js';

const JWT_COMMAND =
  'AUTH_MODE=jwt JWT_JWKS_URL=https://login.example.com/.well-known/jwks.json JWT_ISSUER=https://login.example.com/ \\\n' +
  '  JWT_AUDIENCE=assistants UPSTREAM_URL=https://api.telnyx.com/v2 TELNYX_API_KEY=... npm start';

/** What stands behind each command of the README, other than requests by curl. */
const KNOWN_COMMANDS: Readonly<Record<string, () => void>> = {
  [JWT_COMMAND]: () => {
    const env = Object.fromEntries([...JWT_COMMAND.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]));
    expect(loadConfig(env).auth.mode).toBe('jwt');
  },
  'npm ci && npm start': () => expect(scripts['start']).toBe(START),
  'npm ci && npm test': () => expect(scripts['test']).toBe('vitest run'),
  'UPSTREAM_URL=https://api.telnyx.com/v2 npm start': () => expect(scripts['start']).toBe(START),
  'npm run check': () => {
    for (const part of ['types', 'lint', 'format', 'codegen', 'test']) expect(scripts['check']).toContain(part);
  },
  'npm run example': () => expect(scripts['example']).toBe('node scripts/example.mjs'),
  'npm run codegen': () => expect(scripts['codegen']).toContain('--config codegen.ts'),
};

interface RunningGateway {
  readonly child: ChildProcess;
  /** What it announced at start. */
  readonly announced: string;
  readonly url: string;
}

const running: ChildProcess[] = [];

/** The request that a gateway suggests at start, once it is there to its end. */
const suggestionIn = (announced: string) => /^ *(curl .+?)\n\n/ms.exec(announced)?.[1];

/** What `npm start` runs once it has built, on a free port and with no other setting than these. */
async function start(env: Readonly<Record<string, string>> = {}): Promise<RunningGateway> {
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  let announced = '';
  const said = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      announced += text;
      const url = /^ *assistants-gateway +(http\S+)$/m.exec(announced)?.[1];
      if (url !== undefined && suggestionIn(announced) !== undefined) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`The gateway ended with ${code} before it listened: ${announced}`)));
  });
  const url = await said;
  return { child, announced, url };
}

/** Asks the process to end, and gives its exit code. */
async function stop({ child }: RunningGateway): Promise<unknown> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = (await exited) as [number | null];
  return code;
}

/** Runs a curl of the README against a gateway, and gives what it printed. */
async function runCurl(command: string, url: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { stdout } = await run('bash', ['-c', command.replaceAll('http://127.0.0.1:4000/graphql', url)], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  return stdout;
}

async function ask(url: string, query: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return response.text();
}

const withoutSpaces = (json: string | null) => (json === null ? null : JSON.stringify(JSON.parse(json)));

describe('the commands of the README', () => {
  beforeAll(async () => {
    await run(process.execPath, ['scripts/build.mjs', '--if-needed'], { cwd: ROOT });
  }, 120_000);

  afterAll(() => {
    for (const child of running) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  });

  test('are all known here', () => {
    const others = commands.filter((block) => !curls.includes(block)).map(({ text }) => text);
    expect(others.filter((text) => !Object.hasOwn(KNOWN_COMMANDS, text))).toEqual([]);
    expect(Object.keys(KNOWN_COMMANDS).filter((text) => !others.includes(text))).toEqual([]);
    expect(blocks.filter(({ language }) => !['sh', 'json', 'graphql', 'ts'].includes(language))).toEqual([]);
    expect(blocks.filter((block) => block.language === 'json').length).toBe(
      [...curls, ...queries].filter((block) => answerTo(block) !== null).length,
    );
  });

  test.each(Object.entries(KNOWN_COMMANDS))('%s is what package.json has', (_command, check) => {
    check();
  });

  test('start a gateway that answers each query as shown, and ends with 0', async () => {
    const gateway = await start();
    const requests = curls.filter(({ text }) => !text.includes('authorization'));
    expect(requests.length).toBeGreaterThan(0);
    for (const block of requests) {
      expect(await runCurl(block.text, gateway.url)).toBe(withoutSpaces(answerTo(block)));
    }
    expect(queries.length).toBeGreaterThan(0);
    for (const block of queries) {
      expect(await ask(gateway.url, block.text)).toBe(withoutSpaces(answerTo(block)));
    }
    expect(await stop(gateway)).toBe(0);
  });

  test('start a gateway that names its upstream and a query to try, which runs', async () => {
    const gateway = await start();
    expect(gateway.announced).toContain('embedded sandbox');
    expect(JSON.parse(await runCurl(suggestionIn(gateway.announced) ?? '', gateway.url))).toMatchObject({
      data: { assistants: { totalCount: 18 } },
    });
    expect(await stop(gateway)).toBe(0);
  });

  test("pass the caller's token on to the upstream that UPSTREAM_URL names", async () => {
    const sandbox = await startSandbox();
    const requests = curls.filter(({ text }) => text.includes('authorization'));
    expect(requests.length).toBeGreaterThan(0);
    try {
      const gateway = await start({ UPSTREAM_URL: sandbox.url });
      for (const { text } of requests) {
        const refused = await runCurl(text, gateway.url, { TELNYX_API_KEY: 'invalid' });
        expect(JSON.parse(refused)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED', upstream: { status: 401 } } }] });
        const answered = await runCurl(text, gateway.url, { TELNYX_API_KEY: 'key-of-a-caller' });
        expect(JSON.parse(answered)).toEqual({ data: { assistants: { totalCount: 18 } } });
      }
      expect(sandbox.calls.length).toBe(2 * requests.length);
      expect(await stop(gateway)).toBe(0);
    } finally {
      await sandbox.close();
    }
  });

  test('point at Telnyx without ever using a key of the environment', async () => {
    const upstreamUrl = commands.map(({ text }) => upstreamCommand.exec(text)?.[1]).find((url) => url !== undefined) ?? '';
    const gateway = await start({ UPSTREAM_URL: upstreamUrl, TELNYX_API_KEY: 'not-to-be-used' });
    expect(gateway.announced).toContain(` ${upstreamUrl}\n`);
    const answer: unknown = JSON.parse(await ask(gateway.url, '{ assistants { totalCount } }'));
    // An error that came from the upstream would carry its status.
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }], data: null });
    expect(JSON.stringify(answer)).not.toContain('"upstream"');
    expect(await stop(gateway)).toBe(0);

    const sandbox = await startSandbox();
    try {
      const other = await start({ UPSTREAM_URL: sandbox.url, TELNYX_API_KEY: 'not-to-be-used' });
      expect(JSON.parse(await ask(other.url, '{ assistants { totalCount } }'))).toMatchObject({
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      });
      expect(sandbox.calls).toEqual([]);
      expect(await stop(other)).toBe(0);
    } finally {
      await sandbox.close();
    }
  });

  test('end with 1 and all faults where values are bad', async () => {
    const failure = run(process.execPath, ['dist/main.js', '--port', 'none', '--subgraph', 'perhaps'], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] ?? '', AUTH_MODE: 'basic' },
    });
    await expect(failure).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/PORT .*\n.*SUBGRAPH .*\n.*AUTH_MODE /) as unknown,
    });
  });
});

const defaults = Object.entries(settings).map(([name, setting]) => {
  // Lists and maps are empty by default.
  const value = setting.parse(undefined) as string | number | boolean | object | undefined;
  return [name, value === undefined || typeof value === 'object' ? '' : String(value)] as const;
});

describe('the settings', () => {
  test('stand in the README with their defaults', () => {
    const table = README.slice(README.indexOf('## Configuration'), README.indexOf('## What it costs'));
    const rows = [...table.matchAll(/^\| `([A-Z_]+)` \| (.+?) \| .+ \|$/gm)].map(([, name, value]) => [name, value]);
    expect(rows).toEqual(defaults.map(([name, value]) => [name, value === '' ? 'none' : `\`${value}\``]));
  });

  test('stand in .env.example with their defaults, each below a comment and switched off', () => {
    const text = read('.env.example');
    const lines = [...text.matchAll(/^# .+\n#([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
    expect(lines).toEqual(defaults);
    expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });
});

describe('the metrics', () => {
  test('of the gateway stand in the README, and no others', async () => {
    const metrics = createMetrics();
    for (const name of GAUGE_NAMES) metrics.watch(name, () => 0);
    const { text } = await metrics.print();
    const table = README.slice(README.indexOf('## Monitoring'), README.indexOf('## What it costs'));
    const named = [...table.matchAll(/^\| (`gateway_.+?) \|/gm)].flatMap(([, names = '']) => names.replaceAll('`', '').split(', '));
    expect(named.toSorted()).toEqual([...text.matchAll(/^# TYPE (gateway_\w+) \w+$/gm)].map(([, name]) => name).toSorted());
  });
});

describe('the error codes', () => {
  const DOCUMENT = read('docs/errors.md');
  /** The compiler asks for every code here, the document for every code there. */
  const CODES: Readonly<Record<AnswerCode, true>> = {
    UNAUTHENTICATED: true,
    FORBIDDEN: true,
    NOT_FOUND: true,
    BAD_USER_INPUT: true,
    CONFLICT: true,
    RATE_LIMITED: true,
    UPSTREAM_TIMEOUT: true,
    UPSTREAM_UNAVAILABLE: true,
    UPSTREAM_BAD_RESPONSE: true,
    LIMIT_EXCEEDED: true,
    PERSISTED_QUERY_NOT_FOUND: true,
    PERSISTED_OPERATION_REQUIRED: true,
    GRAPHQL_PARSE_FAILED: true,
    GRAPHQL_VALIDATION_FAILED: true,
    INTERNAL_SERVER_ERROR: true,
  };
  const USER_CODES: Readonly<Record<UserErrorCode, true>> = { BAD_USER_INPUT: true, NOT_FOUND: true, CONFLICT: true };
  const codesBelow = (heading: string) => {
    const section = DOCUMENT.slice(DOCUMENT.indexOf(heading)).split(/^## /m)[1] ?? '';
    return [...section.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
  };

  test('stand in docs/errors.md', () => {
    expect(codesBelow('## Errors').toSorted()).toEqual(Object.keys(CODES).toSorted());
    expect(codesBelow('## Refused writes').toSorted()).toEqual(Object.keys(USER_CODES).toSorted());
  });
});

const FOLDERS = [
  ...readdirSync(join(ROOT, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `src/${name}`),
  'test',
  'examples',
  'scripts',
  'bench',
  'docs',
];

describe('the documents', () => {
  const PAGES = [
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    ...readdirSync(join(ROOT, 'docs'))
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .map((name) => `docs/${name}`),
    'examples/frontend/README.md',
    ...FOLDERS.map((folder) => `${folder}/README.md`),
  ];

  test.each(FOLDERS)('%s says what lives there, and CONTRIBUTING.md names it', (folder) => {
    expect(existsSync(join(ROOT, folder, 'README.md'))).toBe(true);
    expect(read('CONTRIBUTING.md')).toContain(`\`${folder}/\``);
  });

  test.each([...PAGES, '.env.example'])('%s uses plain technical English', (page) => {
    expect(
      read(page)
        .replaceAll(/`[^`]*`/g, '')
        .match(/\b(?:the wire|told|anew|passed over|mend(?:s|ed|ing)?|whoever|what is no)\b/gi) ?? [],
    ).toEqual([]);
  });

  test.each(PAGES)('%s names only files and scripts that exist', (page) => {
    const text = read(page);
    const isThere = (path: string) => existsSync(join(ROOT, path)) || existsSync(join(ROOT, dirname(page), path));
    expect(pathsIn(text).filter((path) => !isThere(path))).toEqual([]);
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });
});

const PATH = /^(?:(?:src|test|examples|scripts|bench|docs)\/[\w./*-]*|[\w./-]*\.(?:ts|mjs|md|json|graphql|example)|LICENSE)$/;

/** What stands in backticks and looks like a file or folder; a pattern stands for its folder, and what a build makes is left out. */
function pathsIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, word = '']) => word)
    .filter((word) => PATH.test(word) && !word.startsWith('dist/'))
    .map((word) => word.replace(/[^/]*\*.*$/, ''));
}
