import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { SECRET_SETTINGS } from '../../src/settings.ts';
import { run } from '../support/command.ts';
import { faultsOf } from '../support/faults-of.ts';
import { filesOf } from './files.ts';

const JWT = { AUTH_MODE: 'jwt', JWT_SECRET: 'shared-secret' };
type Short = Exclude<(typeof SECRET_SETTINGS)[number], `UPSTREAM_CLIENT_${string}`>;
/** Client certificates, which only fit each other, have tests of their own. */
const isShort = (name: string): name is Short => !name.startsWith('UPSTREAM_CLIENT_');
/** A value that each secret takes, and what it needs beside it. */
const VALUES: Readonly<Record<Short, readonly [value: string, beside: Readonly<Record<string, string>>]>> = {
  JWT_SECRET: ['from-a-file', { AUTH_MODE: 'jwt' }],
  TELNYX_API_KEY: ['KEY-from-a-file', JWT],
  TELNYX_API_KEYS: ['red=K1,blue=K2', { ...JWT, JWT_ACCOUNT_CLAIM: 'team' }],
  REDIS_URL: ['redis://:password@redis.internal:6379/0', { SHARED_CACHE_SECRET: 'shared-cache-secret-of-32-bytes!' }],
  SHARED_CACHE_SECRET: ['s'.repeat(32), {}],
  HTTPS_PROXY: ['http://user:pass@proxy.example:3128', {}],
  HTTP_PROXY: ['http://proxy.example:3128', {}],
  OTEL_EXPORTER_OTLP_HEADERS: ['x-key=abc', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }],
};

describe.each(SECRET_SETTINGS.filter(isShort))('%s_FILE', (name) => {
  const [value, beside] = VALUES[name];

  test.each([value, `${value}\n`, `${value}\r\n`])('means what the variable means, without a line break at its end', (content) => {
    const { secret } = filesOf({ secret: content });
    expect(loadConfig({ ...beside, [`${name}_FILE`]: ` ${secret} ` })).toEqual(loadConfig({ ...beside, [name]: value }));
  });

  test('and the variable exclude each other, an empty one counts as absent', () => {
    const { secret } = filesOf({ secret: value });
    expect(faultsOf({ ...beside, [name]: value, [`${name}_FILE`]: secret })).toEqual([
      `${name} and ${name}_FILE exclude each other: set one of them.`,
    ]);
    expect(faultsOf({ ...beside, [name]: '', [`${name}_FILE`]: secret })).toEqual([]);
    expect(faultsOf({ ...beside, [name]: value, [`${name}_FILE`]: '' })).toEqual([]);
  });

  test('that cannot be used is one fault, which shows neither path nor content', () => {
    const { empty, long, bytes } = filesOf({ empty: ' \n', long: 'canary'.repeat(20_000), bytes: Buffer.from([0x41, 0xff]) });
    const fault = (reason: string) => [`${name}_FILE takes the path of a file with the secret, but the file cannot be used: ${reason}.`];
    for (const [path, reason] of [
      ['/no/canary', 'there is no such file (ENOENT)'],
      ['/tmp', 'it is a folder (EISDIR)'],
      [empty, 'it is empty'],
      [long, 'it has more than 65536 bytes'],
      ['/dev/zero', 'it has more than 65536 bytes'],
      // Each byte that is none of a text would become the same character: the secret would be another, and a weak one.
      [bytes, 'it is not text in UTF-8'],
    ] as const)
      expect(faultsOf({ ...beside, [`${name}_FILE`]: path })).toEqual(fault(reason));
  });
});

test('a value in a file is checked as any other', () => {
  const { secret } = filesOf({ secret: 'too short' });
  expect(faultsOf({ SHARED_CACHE_SECRET_FILE: secret, PORT: 'x' })).toEqual([
    expect.stringMatching(/^PORT /),
    'SHARED_CACHE_SECRET takes a secret of at least 32 bytes.',
  ]);
});

describe('--settings-file', () => {
  test('gives settings that neither flags nor the environment give', async () => {
    const { env } = filesOf({ env: '# comment\nPORT=x\nHOST="h"\nCACHE_TTL_MS=y\nMAX_DEPTH=z\n' });
    const { err } = await run(['start', '--settings-file', env, '--port', '1'], { CACHE_TTL_MS: '5', MAX_DEPTH: '' });
    expect(err).toBe('The configuration is not usable:\n  MAX_DEPTH takes a number from 1 to 100.\n');
  });

  test('that is not there is a fault', async () => {
    const { exitCode, err } = await run(['check', '--settings-file', '/no/such'], {});
    expect([exitCode, err]).toEqual([1, expect.stringMatching(/--settings-file takes the path .* \(ENOENT\)\.\n$/)]);
  });

  test('has comments, quotes and spaces, as files of variables have them', async () => {
    const { env } = filesOf({
      env: '\uFEFFPORT=x\r\n\r\n# comment\r\n export HOST = "127.0.0.1" # comment\nother.name-1=`a\nb`\nMAX_DEPTH=\'y\' \nSUBGRAPH=\nMAX_TOKENS=z # comment',
    });
    const { err } = await run(['start', '--settings-file', env], {});
    expect(err.match(/^ {2}\w+ takes/gm)).toEqual(['  PORT takes', '  MAX_TOKENS takes', '  MAX_DEPTH takes']);
  });

  test.each<[string | Buffer, string]>([
    ['canary', 'line 1 is none'],
    ['=canary', 'line 1 is none'],
    ['MAX_DEPTH=1\n\nexport canary\nHOST="a\nb"\ncanary canary=1\n', 'lines 3, 6 are none'],
    ['PORT= "canary\nHOST=h\n', 'line 1 is none'],
    ["HOST='canary' canary", 'line 1 is none'],
    // A quote that is not closed would swallow the lines up to the next.
    ['JWT_SECRET="canary\nAUTH_MODE="jwt"\n', 'line 1 is none'],
    ['canary\n'.repeat(30), 'lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 20 more are none'],
    [Buffer.from('\uFEFFPORT=1', 'utf16le'), 'it is not text in UTF-8'],
    [Buffer.from([0x00, 0xc3, 0x28]), 'it is not text in UTF-8'],
    [Buffer.alloc(2_000_000, '#'), 'it has more than 1048576 bytes'],
  ])('%j is refused by the numbers of its lines, never quoted', async (content, reason) => {
    const { env } = filesOf({ env: content });
    const { exitCode, err } = await run(['check', '--settings-file', env], {});
    expect([exitCode, err]).toEqual([1, expect.stringContaining(`cannot be used: ${reason}`)]);
    expect(err).not.toContain('canary');
  });
});
