/** The commands `snapshot`, `plan`, `apply` and `diff`: assistants in files, against a sandbox. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DEMO_TOKEN, startSandbox } from '../../src/sandbox/app.ts';
import { run } from '../support/command.ts';
import { CANARY } from '../support/documents/secrets.ts';
import { startUpstream } from '../support/upstream.ts';
import { filesOf } from './files.ts';

const NEW = { $schema: 'assistants-gateway/snapshot@1', name: 'Night desk', instructions: 'Answer at night.', model: 'openai/gpt-4o' };

async function start(contents: Readonly<Record<string, unknown>> = { 'night.json': NEW }) {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const env = { UPSTREAM_URL: sandbox.url, TELNYX_API_KEY: DEMO_TOKEN };
  const files = filesOf(Object.fromEntries(Object.entries(contents).map(([name, content]) => [name, JSON.stringify(content)])));
  const folder = dirname(Object.values(files)[0] ?? '');
  const json = async (...argv: string[]) => {
    const { exitCode, out } = await run([...argv, '--json'], env);
    return { exitCode, data: JSON.parse(out) };
  };
  const writes = () => sandbox.calls.filter(({ method }) => method === 'POST').length;
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const write = (name: string, content: object) => writeFileSync(join(folder, name), JSON.stringify(content));
  return { env, folder, json, writes, read, write, text: (...argv: string[]) => run(argv, env) };
}

test('a folder is applied once: a new assistant gets its id, and a second time nothing is sent', async () => {
  const { folder, json, writes, read, write, text } = await start();
  expect((await json('plan', folder)).data).toMatchObject({ ok: true, files: [{ action: 'CREATE', id: null }] });
  expect(writes()).toBe(0);
  const applied = await json('apply', folder);
  const { id } = applied.data.files[0];
  expect(applied).toMatchObject({ exitCode: 0, data: { ok: true, files: [{ action: 'CREATE', userErrors: [], fault: null }] } });
  expect(read('night.json')).toEqual({ ...NEW, id });
  expect((await json('apply', folder)).data.files).toMatchObject([{ action: 'NONE', id, changes: [] }]);
  expect(writes()).toBe(1);

  write('night.json', { ...NEW, id, greeting: 'Good evening.', instructions: 'Answer.' });
  const { exitCode, out, err } = await text('plan', folder);
  expect([exitCode, err]).toEqual([0, expect.stringMatching(/^Upstream: http:\/\/127\.0\.0\.1:\d+\/v2\n$/)]);
  expect((await json('plan', folder, '--exit-code')).exitCode).toBe(1);
  expect(out.split('\n').slice(0, 3)).toEqual([
    `update  ${join(folder, 'night.json')}: 2 changes, risk WORDING`,
    '        + greeting: "Good evening."',
    '        ~ instructions: "Answer at night." -> "Answer."',
  ]);
  expect((await json('apply', folder, '--version-name', 'two')).data.files).toMatchObject([{ action: 'UPDATE', risk: 'WORDING' }]);
  expect((await json('snapshot', id)).data).toEqual({ ...NEW, id, greeting: 'Good evening.', instructions: 'Answer.' });
  expect((await json('plan', folder, '--exit-code')).exitCode).toBe(0);

  write('night.json', { ...NEW, id, greeting: '{{season}}' });
  const beside = (await text('apply', folder, '--no-promote')).out;
  expect(beside).toMatch(/^updated .*, version \S+\n/);
  expect(beside).toContain(`        warning VARIABLE_UNDEFINED ${join(folder, 'night.json')}:1: greeting\n`);
  expect(beside).toContain('\n1 file: 0 created, 1 updated, 0 the same, 0 failed\n');
  expect((await text('plan', folder, '--ignore', 'VARIABLE_UNDEFINED')).out).not.toContain('VARIABLE_UNDEFINED');
});

test('a new file is shown with its risk and what is found, misspelt keys among it', async () => {
  const { folder, text } = await start({ 'night.json': { ...NEW, greting: 'Hi.', enabled_features: ['telephoni'] } });
  const file = join(folder, 'night.json');
  expect((await text('plan', file)).out.split('\n')).toEqual([
    `create  ${file}: risk TELEPHONY`,
    `        warning KEY_UNKNOWN ${file}:1: greting`,
    '          The gateway does not know the key `greting`: is it `greeting`?',
    '          Write `greeting`, if that is meant.',
    `        warning VALUE_UNKNOWN ${file}:1: enabled_features`,
    '          The gateway does not know the value `telephoni`: is it `telephony`?',
    '          Write `telephony`, if that is meant.',
    '1 file: 1 to create, 0 to update, 0 the same, 0 failed',
    '',
  ]);
  const linted = (await text('lint', file)).out;
  expect(linted).toMatch(/warning KEY_UNKNOWN .*night\.json:1: greting\n/);
  expect(linted).toContain('enabled_features');
});

test('a file may be longer, and hold more values, than requests of strangers', async () => {
  const variables = Object.fromEntries(Array.from({ length: 32_000 }, (_item, index) => [`v${index}`, 'x'.repeat(30)]));
  const { folder, json } = await start({ 'night.json': { ...NEW, dynamic_variables: variables } });
  expect((await json('plan', folder)).data.files).toMatchObject([{ action: 'CREATE', fault: null, userErrors: [] }]);
});

test('what is found and refused is reported in the words of the file, with its line, and once', async () => {
  const { folder, json, text } = await start();
  const file = join(folder, 'night.json');
  const flow = { nodes: [{ id: 'ask', type: 'prompt', instructions: 'Ask.' }], edges: [] };
  writeFileSync(file, JSON.stringify({ ...NEW, telephony_setings: {}, conversation_flow: flow }, null, 2));
  for (const command of ['plan', 'apply']) {
    // oxlint-disable-next-line no-await-in-loop -- one command after the other
    const { exitCode, out } = await text(command, file);
    expect(exitCode).toBe(1);
    expect(out.split('\n').slice(0, 3)).toEqual([
      `failed  ${file}: risk ROUTING`,
      expect.stringContaining(`        ${file}:7: conversation_flow.start_node_id: `),
      `        warning KEY_UNKNOWN ${file}:6: telephony_setings`,
    ]);
    expect(out).not.toMatch(/FLOW_START_MISSING|startNodeId|conversationFlow/);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const [changed] = (await json(command, file)).data.files;
    expect(changed.userErrors).toMatchObject([{ line: 7, filePath: ['conversation_flow', 'start_node_id'] }]);
    expect(changed.findings).toMatchObject([{ code: 'FLOW_START_MISSING' }, { path: ['telephonySetings'], line: 6 }]);
  }
});

test.each([
  ['{"name":"N","instructions":"I","enabled_features":["telephony"]}\n', '{"id":ID,"name":"N"'],
  ['{ "name": "N", "instructions": "I" }', '{ "id": ID, "name": "N"'],
  ['{\n    "name": "N",\n    "instructions": "I",\n    "tags": ["a", "b"] }', '{\n    "id": ID,\n    "name": "N"'],
  ['{ "$schema": "assistants-gateway/snapshot@1", "name": "N", "instructions": "I" }', 'snapshot@1", "id": ID, "name": "N"'],
])('a file gets an id, and is as it was besides: %j', async (before, after) => {
  const { folder, json } = await start();
  const file = join(folder, 'night.json');
  writeFileSync(file, before);
  const [{ id, fault }] = (await json('apply', file)).data.files;
  const written = readFileSync(file, 'utf8');
  expect(fault).toBe(null);
  expect(written).toContain(after.replace('ID', JSON.stringify(id)));
  expect(written.replace(new RegExp(`"id": ?"${id}",\\s*`), '')).toBe(before);
});

test('an account without a key is refused in words of the command', async () => {
  const { folder } = await start();
  const { exitCode, err } = await run(['apply', folder], { UPSTREAM_URL: 'http://127.0.0.1:9/v2' });
  expect([exitCode, err]).toEqual([1, expect.stringContaining('TELNYX_API_KEY is needed: UPSTREAM_URL leads to an account.')]);
  expect(err).not.toContain('AUTH_MODE');
});

test('an embedded sandbox is reported, and leaves no id in a file', async () => {
  const { folder, read } = await start();
  const { exitCode, out, err } = await run(['apply', folder]);
  expect([exitCode, read('night.json')]).toEqual([0, NEW]);
  expect(out).toMatch(/^created .*\n1 file: .* no id was written to a file\.\n$/);
  expect(err).toMatch(/^Upstream: an embedded sandbox/);
});

test('a key without an upstream is refused, as it is for an account', async () => {
  const { folder } = await start();
  const env = { TELNYX_API_KEY: CANARY };
  const { exitCode, out, err } = await run(['plan', folder], env);
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  expect(err).toContain('UPSTREAM_URL=https://api.telnyx.com/v2');
  expect(err).not.toContain(CANARY);
  expect((await run(['plan', folder, '--upstream-url', 'sandbox'], env)).exitCode).toBe(0);
});

test('an account is written to files, each again to its own, and applying them changes nothing', async () => {
  const { folder, json, writes } = await start({ 'unrelated.json': {} });
  const { data } = await json('snapshot', '--out', folder);
  expect(data.files.length).toBeGreaterThan(10);
  const names = readdirSync(folder);
  expect(names).toContain('billing-desk.json');
  expect(names).toHaveLength(data.files.length + 1);
  await json('snapshot', '--out', folder);
  expect(readdirSync(folder)).toEqual(names);
  const paths = data.files.map(({ file }: { readonly file: string }) => file);
  const applied = (await json('apply', ...paths)).data.files;
  expect(applied.filter(({ action }: { readonly action: string }) => action !== 'NONE')).toEqual([]);
  expect(writes()).toBe(0);
});

test('one file that cannot be used keeps no other from being applied', async () => {
  const { folder, json, text, writes } = await start({
    '1.json': [],
    '2.json': { ...NEW, id: 'gone' },
    '3.json': {
      ...NEW,
      id: 'assistant-table-booking',
      tools: [
        { type: 'hangup', hangup: {} },
        { type: 'hangup', hangup: {} },
      ],
    },
    '4.json': { ...NEW, id: 'assistant-front-desk' },
    '5.json': NEW,
    '7.json': { ...NEW, id: 'assistant-front-desk', name: 'Another' },
  });
  writeFileSync(join(folder, '0.json'), '{"a": 12345678901234567890}');
  writeFileSync(join(folder, '6.json'), `{"name": "${CANARY}`);
  const { exitCode, data } = await json('apply', folder);
  expect(exitCode).toBe(1);
  expect(data.files.map(({ fault, userErrors }: never) => fault ?? userErrors)).toMatchObject([
    'it has a number with more digits than JavaScript keeps',
    'it holds no JSON object',
    [{ code: 'NOT_FOUND' }],
    [{ code: 'BAD_USER_INPUT', field: ['input', 'snapshot', 'tools', '1'] }],
    expect.stringMatching(/^it has the id "assistant-front-desk", and so has .*7\.json$/),
    [],
    'it is not JSON',
    expect.stringMatching(/^it has the id "assistant-front-desk", and so has .*4\.json$/),
  ]);
  expect(writes()).toBe(1);
  expect((await text('plan', join(folder, 'none'))).out).toMatch(/^failed .*: there is no such file \(ENOENT\)/);
});

test('a file keeps its byte order mark, its line ends and its indentation when it gets an id', async () => {
  const { folder, json } = await start();
  const file = join(folder, 'windows.json');
  const text = (content: object) => `\ufeff${JSON.stringify(content, null, '\t').replaceAll('\n', '\r\n')}\r\n`;
  writeFileSync(file, text(NEW));
  const { $schema, ...rest } = NEW;
  const { data } = await json('apply', file, folder);
  expect(data.files.map(({ action }: { readonly action: string }) => action)).toEqual(['CREATE', 'CREATE']);
  expect(readFileSync(file, 'utf8')).toBe(text({ $schema, id: data.files[0].id, ...rest }));
});

test('the id of a new assistant is said where it cannot be written', async () => {
  const { 'night.json': file } = filesOf({ 'night.json': JSON.stringify(NEW) });
  const { url, calls } = await startUpstream((call) => {
    rmSync(file);
    mkdirSync(file);
    return { status: 201, body: { ...NEW, id: `made-${call.method}`, version_id: 'v' } };
  });
  const { exitCode, out, err } = await run(['apply', file], { UPSTREAM_URL: url, TELNYX_API_KEY: 'key' });
  const fault =
    'the assistant made-POST was created, but its id could not be written to the file: it is a folder (EISDIR). Add "id": "made-POST" to the file, or the next apply creates another one';
  expect(exitCode).toBe(1);
  expect(out).toContain(`failed  ${file}: ${fault}\n`);
  expect(err).toContain(`\n${file}: ${fault}.\n`);
  expect(calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);
});

test.skipIf(process.getuid?.() === 0)('nothing is created for a file that cannot be written', async () => {
  const { folder, json, writes } = await start();
  chmodSync(join(folder, 'night.json'), 0o444);
  const { exitCode, data } = await json('apply', folder);
  expect([exitCode, writes(), data.files[0].action]).toEqual([1, 0, null]);
  expect(data.files[0].fault).toMatch(/^nothing was created, as the id .*: this user may not write it \(EACCES\)$/);
});

test('a diff of files and assistants shows no secret', async () => {
  const tool = (value: string) => ({
    type: 'webhook',
    webhook: { name: 'w', url: 'https://x.example/', headers: [{ name: 'X-Key', value }] },
  });
  const { folder, text, json } = await start({
    'one.json': { ...NEW, tools: [tool(CANARY)] },
    'two.json': { ...NEW, name: 'B', tools: [tool('other')] },
  });
  const [one, two] = [join(folder, 'one.json'), join(folder, 'two.json')];
  const { exitCode, out } = await text('diff', one, two);
  expect({ exitCode, out }).toEqual({
    exitCode: 1,
    out: '~ name: "Night desk" -> "B"\n~ tools.webhook:w.webhook.headers.X-Key.value: "***" -> "***"\n',
  });
  expect(await text('diff', one, one)).toEqual({ exitCode: 0, out: 'Nothing differs.\n', err: '' });
  expect((await json('diff', 'assistant-front-desk', one)).data.changes.length).toBeGreaterThan(3);
  expect(await text('diff', 'gone', one)).toMatchObject({ exitCode: 1, err: expect.stringContaining('no assistant "gone"') });
});

test('the page says what the commands print', async () => {
  const page = readFileSync('docs/assistants-in-git.md', 'utf8');
  const shown = (language: string) =>
    [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text);
  const sample = JSON.parse(shown('json')[0] ?? '');
  const { folder, text, read, write } = await start({ 'night-desk.json': sample });
  const said = async (command: string) => (await text(command, folder)).out.replaceAll(folder, 'assistants');
  const printed = [await said('plan')];
  await text('apply', folder);
  printed.push(await said('apply'));
  write('night-desk.json', { ...read('night-desk.json'), greeting: 'Good evening, night desk.' });
  expect([...printed, await said('plan')]).toEqual(shown('text'));
});
