/** The command `lint`: assistants of files and of an account, in each format. */
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, runJson, SHAPES } from '../support/command.ts';
import { LISTS_OF, neighbours, secret } from '../support/neighbours.ts';
import { startUpstream } from '../support/upstream.ts';
import { filesOf } from './files.ts';

const GOOD = { id: 'a', name: 'Ann', instructions: 'Answer.' };
const BAD = {
  ...GOOD,
  id: 'b',
  tools: [
    { type: 'hangup', hangup: {} },
    { type: 'hangup', hangup: {} },
  ],
  mcp_servers: [{ id: 's' }],
};
interface SarifResult {
  readonly locations: readonly [{ readonly physicalLocation: { readonly region: object } }];
}

const files = <N extends string>(contents: Readonly<Record<N, unknown>>) =>
  filesOf(Object.fromEntries(Object.entries(contents).map(([name, content]) => [name, JSON.stringify(content)])) as Record<N, string>);

describe('files', () => {
  test('a good one', async () => {
    const { good } = files({ good: GOOD });
    const { exitCode, data } = await runJson(SHAPES.lint, ['lint', good]);
    expect({ exitCode, data }).toEqual({
      exitCode: 0,
      data: { ok: true, subjects: [{ file: good, fault: null, findings: [], skipped: [], checkedAssistants: 1 }] },
    });
  });

  test('an error fails, and what only the account knows is skipped', async () => {
    const { bad } = files({ bad: BAD });
    const { exitCode, out, err } = await run(['lint', bad]);
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: '' });
    expect(out.split('\n')).toEqual([
      `error   TOOL_KIND_DUPLICATE ${bad}:1: tools.1`,
      '        There is another hangup tool here, and one is the most there can be.',
      '        Keep one hangup tool, with all that both do.',
      `skipped MCP_SERVER_UNKNOWN: the MCP servers of the account are not known. (${bad})`,
      '1 assistant: 1 error, 0 warnings, 0 to know',
      '',
    ]);
  });

  test.each([
    ['ignored', ['--ignore', 'TOOL_KIND_DUPLICATE, NAME_DUPLICATE']],
    ['of no error', ['--min-severity', 'error', '--ignore=TOOL_KIND_DUPLICATE']],
  ])('what is %s does not fail', async (_what, flags) => {
    const { list } = files({ list: { data: [BAD, { ...GOOD, instructions: '' }, GOOD] } });
    const { exitCode, data } = await runJson(SHAPES.lint, ['lint', list, ...flags]);
    expect([exitCode, data.subjects[0]?.checkedAssistants]).toEqual([0, 3]);
    const strict = await run(['lint', list, ...flags, '--fail-on', 'warning']);
    expect(strict.exitCode).toBe(flags[0] === '--ignore' ? 1 : 0);
    expect(data.subjects[0]?.findings.map(({ code }) => code)).toEqual(flags[0] === '--ignore' ? ['INSTRUCTIONS_MISSING'] : []);
  });

  test('assistants of the files are known to each other', async () => {
    const handoff = (id: string) => ({ type: 'handoff', handoff: { ai_assistants: [{ id, name: 'x' }] } });
    const { one, other } = files({ one: { ...GOOD, tools: [handoff('c')] }, other: { ...GOOD, id: 'c' } });
    const { data } = await runJson(SHAPES.lint, ['lint', one, other]);
    expect(data.subjects.map(({ skipped }) => skipped)).toEqual([[], []]);
  });

  test('one that cannot be used fails, and quotes nothing of it', async () => {
    const { text, number } = filesOf({ text: '{"canary-in-file": oops', number: '7' });
    const { exitCode, out } = await run(['lint', text, number, '/nowhere/a.json']);
    expect(exitCode).toBe(1);
    expect(out).toContain(`failed  ${text}: the file cannot be used: it is not JSON\n`);
    expect(out).toContain(`failed  ${number}: the file cannot be used: it holds no JSON object\n`);
    expect(out).toMatch(/failed {2}\/nowhere\/a\.json: the file cannot be used: .+\n/);
    expect(out).not.toContain('canary');
  });

  test('a folder stands for its files, with the lines of what is found, and each rule that is skipped once', async () => {
    const { one } = filesOf({
      'one.json': JSON.stringify(BAD, null, 2),
      'two.json': JSON.stringify({ data: [GOOD, BAD] }, null, 2),
      one: '',
    });
    const folder = dirname(one);
    const { out } = await run(['lint', folder]);
    expect(out).toContain(`TOOL_KIND_DUPLICATE ${join(folder, 'one.json')}:10: tools.1\n`);
    expect(out).toContain(`TOOL_KIND_DUPLICATE ${join(folder, 'two.json')}:17: tools.1\n`);
    expect(out.match(/^skipped .*/gm)).toEqual(['skipped MCP_SERVER_UNKNOWN: the MCP servers of the account are not known. (2 files)']);
    const sarif = await run(['lint', folder, '--format', 'sarif', '--min-severity', 'error', '--ignore', 'MCP_SERVER_UNKNOWN']);
    const [{ results, invocations }] = JSON.parse(sarif.out).runs;
    const regions = results.map((result: SarifResult) => result.locations[0].physicalLocation.region);
    expect(regions).toEqual([{ startLine: 10 }, { startLine: 17 }]);
    expect(invocations[0].toolExecutionNotifications).toEqual([]);
  });

  test('SARIF is one document, with or without --json', async () => {
    const { bad } = files({ bad: BAD });
    const plain = await run(['lint', bad, '--format', 'sarif']);
    const json = await run(['lint', bad, '--format', 'sarif', '--json']);
    expect(plain.exitCode).toBe(1);
    expect(JSON.parse(json.out)).toEqual(JSON.parse(plain.out));
    expect(JSON.parse(plain.out)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          results: [
            { ruleId: 'TOOL_KIND_DUPLICATE', level: 'error', locations: [{ physicalLocation: { artifactLocation: { uri: bad } } }] },
          ],
        },
      ],
    });
  });
});

test('an account is read by its key, list by list', async () => {
  const { url, calls, requests } = await startUpstream(
    neighbours({ assistants: [{ ...GOOD, created_at: 'x', model: 'm', llm_api_key_ref: 'gone' }], secrets: [secret('k')] }),
  );
  const env = { UPSTREAM_URL: url, TELNYX_API_KEY: 'the-key', AUTH_MODE: 'jwt', PORT: 'none of this matters' };
  const { exitCode, data } = await runJson(SHAPES.lint, ['lint', '--account'], env);
  expect(exitCode).toBe(1);
  expect(data.subjects).toMatchObject([{ file: null, checkedAssistants: 1, findings: [{ code: 'SECRET_UNKNOWN', assistantId: 'a' }] }]);
  expect(calls).toEqual(['GET /ai/assistants', 'GET /ai/assistants/a', LISTS_OF.secrets]);
  expect(new Set(requests.map(({ headers }) => headers.authorization))).toEqual(new Set(['Bearer the-key']));
});

test('an account that cannot be read is a failure, without its key', async () => {
  const { url } = await startUpstream(() => ({ status: 401, body: { errors: [{ detail: 'no' }] } }));
  const { exitCode, out, err } = await run(['lint', '--account'], { UPSTREAM_URL: url, TELNYX_API_KEY: 'the-key' });
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  expect(err).toMatch(/^Upstream: .+\nFailed: /);
  expect(err).not.toContain('the-key');
});

test('all that is wrong with the command line is said at once', async () => {
  const { exitCode, err } = await run(['lint', '--format', 'xml', '--min-severity', 'fatal', '--ignore', 'NAME_DUPLICATES,X']);
  expect(exitCode).toBe(2);
  expect(err.split('\n').slice(0, -2)).toEqual([
    'lint takes files or --account, and one of them.',
    '--format takes text, json or sarif, not "xml".',
    '--min-severity takes info, warning or error, not "fatal".',
    '--ignore takes codes of findings, and "NAME_DUPLICATES" is none: is it NAME_DUPLICATE?',
    '--ignore takes codes of findings, and "X" is none.',
  ]);
});
