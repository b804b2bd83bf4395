/** Commands on assistants in files, where the account fails at some of them or loses answers. */
import { chmodSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../support/command.ts';
import { account, startUpstream, type Script } from '../support/upstream.ts';
import { filesOf } from './files.ts';

const NEW = { $schema: 'assistants-gateway/snapshot@1', name: 'Night desk', instructions: 'Answer at night.', model: 'openai/gpt-4o' };
const { $schema: _schema, ...SETTINGS } = NEW;
const MADE = { ...SETTINGS, created_at: '2026-01-01T00:00:00Z', version_id: 'v1' };

/** Three assistants whose list leaves all out but names, so that each is read by itself. The second may not be read. */
const failing: Script = (request) => {
  const documents = ['a0', 'a1', 'a2'].map((id) => Object.assign({ id }, MADE, { name: `Name ${id}` }));
  if (request.path.startsWith('/ai/assistants/a1')) return { status: 403 };
  if (!request.path.startsWith('/ai/assistants?') && request.path !== '/ai/assistants') return account(documents)(request);
  return { body: { data: documents.map(({ id, name, created_at: createdAt }) => ({ id, name, created_at: createdAt })) } };
};

async function startFailing(script: Script = failing) {
  const upstream = await startUpstream(script);
  const env = { UPSTREAM_URL: upstream.url, TELNYX_API_KEY: 'key' };
  const { 'night.json': file } = filesOf({ 'night.json': JSON.stringify(NEW) });
  const folder = join(dirname(file), 'out');
  return { upstream, file, folder, run: (...argv: string[]) => run(argv, env) };
}

const FAULT = /^The assistant "a1" could not be read: .+$/;
const A0 = { ...NEW, id: 'a0', name: 'Name a0' };
const A2 = { ...NEW, id: 'a2', name: 'Name a2' };

test.each([
  ['those that are named', ['a0', 'gone', 'a1', 'a2'], ['There is no assistant "gone".', expect.stringMatching(FAULT)]],
  ['all', [], [expect.stringMatching(FAULT)]],
])('snapshot shows and writes what can be read, and names what cannot: %s', async (_name, ids, faults) => {
  const { folder, run: command } = await startFailing();
  const { exitCode, out, err } = await command('snapshot', ...ids);
  expect([exitCode, JSON.parse(out)]).toEqual([1, [A0, A2]]);
  expect(err.split('\n').slice(1, -1)).toEqual(faults);

  const json = await command('snapshot', ...ids, '--json');
  expect([json.exitCode, json.err, JSON.parse(json.out)]).toEqual([
    1,
    '',
    { ok: false, error: { kind: 'failure', faults, warnings: [] }, snapshots: [A0, A2] },
  ]);

  const written = await command('snapshot', ...ids, '--out', folder, '--json');
  const [first, second] = ['name-a0.json', 'name-a2.json'].map((name) => join(folder, name));
  expect([written.exitCode, JSON.parse(written.out)]).toMatchObject([
    1,
    {
      ok: false,
      files: [
        { file: first, id: 'a0' },
        { file: second, id: 'a2' },
      ],
      missing: ids.filter((id) => id === 'gone'),
      failed: [{ id: 'a1', fault: expect.stringMatching(FAULT) }],
    },
  ]);
  expect(JSON.parse(readFileSync(String(second), 'utf8'))).toEqual(A2);
});

test.skipIf(process.getuid?.() === 0)('a snapshot that cannot be written keeps no other from being written', async () => {
  const { folder, run: command } = await startFailing();
  await command('snapshot', 'a0', '--out', folder);
  const [kept, other] = ['name-a0.json', 'name-a2.json'].map((name) => join(folder, name));
  chmodSync(String(kept), 0o444);
  const { exitCode, out, err } = await command('snapshot', 'a0', 'a2', '--out', folder);
  expect([exitCode, out]).toEqual([1, `${other} a2\n`]);
  expect(err).toContain(`The assistant "a0" could not be written to ${kept}: this user may not write it (EACCES).\n`);
});

test('a list that cannot be read is named, and nothing is shown', async () => {
  const { run: command } = await startFailing(() => ({ status: 403 }));
  const { exitCode, out, err } = await command('snapshot');
  expect([exitCode, out]).toEqual([1, '[]\n']);
  expect(err).toContain('\nThe list of assistants could not be read: ');
});

/** Telnyx with idempotency keys, and answers that are lost as long as it is said. */
function losing() {
  const made = new Map<string, object>();
  const state = { isLost: true };
  const script: Script = ({ headers }) => {
    const key = String(headers['idempotency-key']);
    const body = made.get(key) ?? { ...MADE, id: `made-${made.size}` };
    made.set(key, body);
    return state.isLost ? { raw: (response) => response.destroy() } : { status: 201, body };
  };
  return { made, state, script };
}

test('a file whose answers were lost creates one assistant, however often it is applied', async () => {
  const { made, state, script } = losing();
  const { file, run: command } = await startFailing(script);
  const { exitCode, out } = await command('apply', file);
  expect([exitCode, made.size]).toEqual([1, 1]);
  expect(out).toContain('Whether the write was carried out is not known. Apply the file again within a day, as it is and where it is');
  expect(out).not.toContain('idempotencyKey');
  state.isLost = false;
  expect((await command('apply', dirname(file))).exitCode).toBe(0);
  expect([made.size, JSON.parse(readFileSync(file, 'utf8')).id]).toEqual([1, 'made-0']);
});

test('equal files in several places, and another text in one, are other assistants', async () => {
  const { made, state, script } = losing();
  state.isLost = false;
  const { run: command } = await startFailing(script);
  const files = filesOf({
    'one.json': JSON.stringify(NEW),
    'two.json': JSON.stringify(NEW),
    'three.json': JSON.stringify({ ...NEW, name: 'B' }),
  });
  expect((await command('apply', ...Object.values(files))).exitCode).toBe(0);
  expect(made.size).toBe(3);
});
