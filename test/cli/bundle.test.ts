/** The commands as they are published, in processes of their own. */
import { beforeAll, expect, test } from 'vitest';
import { SHAPES } from '../support/command.ts';
import { build, endProcess, startProcess } from '../support/process.ts';
import { filesOf } from './files.ts';
import { BASE, changed } from './planted-changes.ts';

beforeAll(build, 120_000);

async function outcomeOf(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { ended, output } = await startProcess({ args, env });
  return { exitCode: await ended, ...output };
}

test('schemas are compared', async () => {
  const { before, after } = filesOf({ before: BASE, after: changed('  BLUE\n', '') });
  const { exitCode, stdout, stderr } = await outcomeOf(['schema', 'diff', before, after, '--json']);
  expect([exitCode, stderr]).toEqual([1, '']);
  expect(SHAPES.schemaDiff.parse(JSON.parse(stdout)).breaking).toMatchObject([{ type: 'ENUM_VALUE_REMOVED', path: 'Colour.BLUE' }]);
});

test('start --json writes nothing but lines of JSON, and the one that announces it says where it is', async () => {
  const gateway = await startProcess({ args: ['--json', '--no-graphiql'] });
  const announced = () => gateway.lines().filter(({ msg }) => msg === 'listening');
  await expect.poll(announced).toHaveLength(1);
  const { url, upstream, version } = SHAPES.listening.parse(announced()[0]);
  expect(upstream).toBeNull();
  const health = await outcomeOf(['health', new URL('/health/ready', url).href]);
  expect([health.exitCode, health.stdout]).toEqual([0, expect.stringMatching(/^ok /)]);
  const metrics = await (await fetch(new URL('/metrics', url))).text();
  expect(metrics).toContain(`gateway_build_info{version="${version}",node="${process.version}"} 1`);
  expect(await endProcess(gateway)).toBe(0);
  const lines = gateway.output.stdout.trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { readonly msg: unknown }).msg)).toEqual(
    expect.arrayContaining(['starting', 'draining']),
  );
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: expect.stringMatching(/^(starting|listening)$/) as string, version });
});

// Node 20 has flags of its own that it takes even behind the script.
test('a file of settings that is not there is a fault of the gateway, not of Node', async () => {
  const { exitCode, stderr } = await outcomeOf(['check', '--settings-file', '/no/such.env']);
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('--settings-file takes the path of a file')]);
});

test('faults of a start are data with --json, too', async () => {
  const { exitCode, stdout, stderr } = await outcomeOf(['--json', '--port', 'x', '--auth-mode', 'jwt']);
  expect([exitCode, stderr]).toEqual([1, '']);
  expect(SHAPES.fault.parse(JSON.parse(stdout)).error).toEqual({
    kind: 'configuration',
    faults: [expect.stringMatching(/^--port /), expect.stringMatching(/^JWT_JWKS_URL or JWT_SECRET is needed/)],
    warnings: [],
  });
});
