/** The commands of the README start what they say; `test/docs/` runs the snippets of all pages. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { startSandbox } from '../src/sandbox/app.ts';
import { builtFolder } from './support/builds.ts';
import { ROOT, scripts, snippetsOf } from './support/pages.ts';

const run = promisify(execFile);

const blocks = snippetsOf('README.md');
const commands = blocks.filter(({ language }) => language === 'sh');
const curls = commands.filter(({ text }) => text.startsWith('curl '));
const upstreamCommand = /^UPSTREAM_URL=(\S+) npm start$/;

const START = 'exec node scripts/start.mjs';

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
    await builtFolder();
  }, 120_000);

  afterAll(() => {
    for (const child of running) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  });

  test('are all known here', () => {
    const others = commands.filter((block) => !curls.includes(block)).map(({ text }) => text);
    expect(others.filter((text) => !Object.hasOwn(KNOWN_COMMANDS, text))).toEqual([]);
    expect(Object.keys(KNOWN_COMMANDS).filter((text) => !others.includes(text))).toEqual([]);
  });

  test.each(Object.entries(KNOWN_COMMANDS))('%s is what package.json has', (_command, check) => {
    check();
  });

  test('start a gateway that answers each request as shown, and ends with 0', async () => {
    const gateway = await start();
    const requests = curls.filter(({ text }) => !text.includes('authorization'));
    expect(requests.length).toBeGreaterThan(0);
    for (const block of requests) {
      const answer = await runCurl(block.text, gateway.url);
      expect(answer).toBe(withoutSpaces(block.answer));
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
      stderr: expect.stringMatching(/--port .*\n.*--subgraph .*\n.*AUTH_MODE /) as unknown,
    });
  });
});
