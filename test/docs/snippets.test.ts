/** Each snippet of each page runs as it is shown, or is checked by what it is written in. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Kind, parse, validate, type DocumentNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { loadConfig } from '../../src/config.ts';
import { schema } from '../../src/schema/index.ts';
import { createSubgraphSchema } from '../../src/schema/subgraph.ts';
import { startSandboxGateway } from '../support/gateway.ts';
import { PAGES, read, ROOT, snippetsOf, type Snippet } from '../support/pages.ts';
import { serveSandbox } from '../support/socket.ts';

const run = promisify(execFile);

interface HiveConfig {
  readonly propagateHeaders: {
    fromClientToSubgraphs(call: { readonly request: Request; readonly subgraphName: string }): Readonly<Record<string, string>>;
  };
}

const snippets = PAGES.flatMap(snippetsOf);
const inLanguage = (...languages: readonly string[]) => snippets.filter(({ language }) => languages.includes(language));
const titled = (found: readonly Snippet[]) => found.map((snippet) => [`${snippet.page}:${snippet.line}`, snippet] as const);

/** Pages whose programs another test compiles and runs. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'README.md': 'test/clients/package.test.ts',
  'docs/frontend.md': 'test/clients/cookbook.test.ts',
  'docs/library.md': 'test/package/tarball.test.ts',
};
/** Pages that quote the source. */
const QUOTES: Readonly<Record<string, string>> = { 'docs/architecture.md': 'src/resolvers/streams/test-runs.ts' };
/** What nothing here can run; texts are what `--help` prints, which `test/cli/help.test.ts` compares, and PromQL is that of the alerts, which `test/ops` does. */
const SHOWN = new Set(['text', 'mermaid', 'promql', 'yaml', 'ini', 'nginx', 'dockerfile']);

const sameJson = (text: string) => JSON.stringify(JSON.parse(text));

test('the snippets are in languages that are checked', () => {
  const checked = new Set(['graphql', 'json', 'sh', 'ts', ...SHOWN]);
  expect(snippets.filter(({ language }) => !checked.has(language)).map(({ page, line }) => `${page}:${line}`)).toEqual([]);
  expect(snippets.length).toBeGreaterThan(40);
});

describe('programs', () => {
  const programs = inLanguage('ts', 'tsx', 'js');
  const HIVE = 'docs/federation.md';
  const withoutIndent = (text: string) => text.replaceAll(/^ +/gm, '');

  test('are run by a test, or quote the source', () => {
    expect(programs.filter(({ page }) => page !== HIVE && !Object.hasOwn(QUOTES, page) && !Object.hasOwn(PROGRAMS, page))).toEqual([]);
    expect(Object.entries(PROGRAMS).filter(([page, file]) => !read(file).includes(page))).toEqual([]);
  });

  test.each(titled(programs.filter(({ page }) => Object.hasOwn(QUOTES, page))))('%s is what the source has', (_title, { page, text }) => {
    expect(withoutIndent(read(QUOTES[page] ?? ''))).toContain(withoutIndent(text));
  });

  test('that configure Hive Gateway hand on the credential, to this subgraph alone', () => {
    const program = programs.find(({ page }) => page === HIVE);
    const body = program?.text.replace('export const gatewayConfig =', 'return') ?? '';
    // oxlint-disable-next-line typescript/no-implied-eval -- the page of this repository is what is tested
    const configure = new Function('defineConfig', body) as (define: <T>(config: T) => T) => HiveConfig;
    const { fromClientToSubgraphs } = configure((config) => config).propagateHeaders;
    const request = new Request('http://127.0.0.1/', { headers: { authorization: 'Bearer a', cookie: 'b' } });
    expect(fromClientToSubgraphs({ request, subgraphName: 'assistants' })).toEqual({ authorization: 'Bearer a' });
    expect(fromClientToSubgraphs({ request, subgraphName: 'crm' })).toEqual({});
    expect(fromClientToSubgraphs({ request: new Request('http://127.0.0.1/'), subgraphName: 'assistants' })).toEqual({});
  });
});

test.each(titled(inLanguage('json')))('%s is JSON', (_title, { text }) => {
  expect(() => JSON.parse(text) as unknown).not.toThrow();
});

describe('GraphQL', () => {
  const isTypes = ({ definitions }: DocumentNode) =>
    definitions.every(({ kind }) => kind !== Kind.OPERATION_DEFINITION && kind !== Kind.FRAGMENT_DEFINITION);
  const operations = inLanguage('graphql').filter(({ text }) => !isTypes(parse(text)));

  test('of types alone is what test/federation/document.test.ts composes', () => {
    expect([
      ...new Set(
        inLanguage('graphql')
          .filter((snippet) => !operations.includes(snippet))
          .map(({ page }) => page),
      ),
    ]).toEqual(['docs/federation.md']);
  });

  test.each(titled(operations))('%s is valid', (_title, { page, text }) => {
    const served = page === 'docs/federation.md' ? createSubgraphSchema({ maxEntities: 1, tellRouters: true }) : schema;
    expect(validate(served, parse(text))).toEqual([]);
  });

  // The writes of a page are seen by what follows them.
  test.each([...new Set(operations.map(({ page }) => page))])('of %s is answered as shown, or without errors', async (page) => {
    const { post } = await startSandboxGateway();
    for (const { text, answer, line } of operations.filter((snippet) => snippet.page === page)) {
      const response = await post({ query: text });
      const answered = await response.text();
      if (answer !== null) expect([line, sameJson(answered)]).toEqual([line, sameJson(answer)]);
      else expect([line, answered]).toEqual([line, expect.not.stringMatching(/"errors":|"userErrors":\[[^\]]/)]);
    }
  });
});

describe('commands', () => {
  const NAMED = /^(?:[A-Z_]+=\S+\s+)*(?:npm start|node (?:\/opt\/assistants-gateway\/)?dist\/main\.js|npx assistants-gateway)(?: .*)?$/;
  /** What operators, routers and agents run beside the gateway. */
  const OTHERS =
    /^(?:npm ci|claude mcp add|systemctl|journalctl|install|cp|ln|printf|nginx|docker|kubectl|gh|rover|npx graphql-codegen|npx relay-compiler) ?/;
  const commandsOf = (snippet: Snippet) =>
    snippet.text
      .split(/(?<!\\)\n/)
      .flatMap((line) => (line.startsWith('curl ') ? [line] : line.split(' && ')))
      .map((command) => command.trim())
      .filter((command) => command !== '' && !command.startsWith('#'));
  const shell = inLanguage('sh');
  const commands = shell.flatMap((snippet) => commandsOf(snippet).map((command) => Object.assign({ command }, snippet)));
  const title = ({ page, line, command }: (typeof commands)[number]) => `${page}:${line} ${command.split('\n')[0] ?? ''}`;
  const curls = commands.filter(({ command }) => command.startsWith('curl '));
  const starts = commands.filter(({ command }) => NAMED.test(command.replaceAll('\\\n', '')));

  test('are of a kind that is checked', () => {
    const known = new Set(
      commands.filter(
        (entry) =>
          curls.includes(entry) ||
          starts.includes(entry) ||
          OTHERS.test(entry.command) ||
          /^(?:[A-Z_]+=\S+ )?npm (?:test$|run [\w:-]+|install )/.test(entry.command) ||
          entry.command.startsWith('npx vitest run ') ||
          entry.command.startsWith('node scripts/'),
      ),
    );
    expect(commands.filter((entry) => !known.has(entry)).map(title)).toEqual([]);
  });

  test.each(starts.map((entry) => [title(entry), entry.command] as const))('%s has settings that can be', (_title, command) => {
    const line = command.replaceAll('\\\n', '');
    const env = Object.fromEntries([...line.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]));
    const flags = /(?:main\.js|assistants-gateway) (--.*)$/.exec(line)?.[1]?.split(/\s+/) ?? [];
    expect(() => loadConfig({ ...env, ...readArguments(flags).env })).not.toThrow();
  });

  const ofScripts = commands.flatMap((entry) => {
    const [, script] = /^(?:[A-Z_]+=\S+ )?npm (?:run )?(test|[\w:-]+)/.exec(entry.command) ?? [];
    return script === undefined || /^(?:ci|start|install)$/.test(script) ? [] : [[title(entry), entry.page, script] as const];
  });

  test.each(ofScripts)('%s is a script of its package.json', (_title, page, script) => {
    const own = join(dirname(page), 'package.json');
    const file = existsSync(join(ROOT, own)) ? own : 'package.json';
    // A page in the folder of a package may say what to do at the top, too.
    const known = [file, 'package.json'].flatMap((path) => Object.keys((JSON.parse(read(path)) as { scripts?: object }).scripts ?? {}));
    expect(known).toContain(script);
  });

  test.each(
    commands
      .filter(({ command }) => /^(?:npx vitest run|node) \S+\.(?:ts|mjs)/.test(command))
      .map((entry) => [title(entry), entry.command] as const),
  )('%s names a file', (_title, command) => {
    expect(existsSync(join(ROOT, /\S+\.(?:ts|mjs)/.exec(command)?.[0] ?? ''))).toBe(true);
  });

  test('by curl are answered as shown, or without errors', async () => {
    const { url } = await serveSandbox();
    expect(curls.length).toBeGreaterThan(3);
    for (const { page, line, command, answer } of curls) {
      const { stdout } = await run('bash', ['-c', command.replaceAll('http://127.0.0.1:4000/graphql', url)], {
        env: { PATH: process.env['PATH'] ?? '', TELNYX_API_KEY: 'key-of-a-caller' },
      });
      const at = `${page}:${line}`;
      if (command.includes('text/event-stream'))
        expect([at, stdout]).toEqual([at, expect.stringMatching(/event: next\ndata: \{"data":[^]*event: complete/)]);
      else if (answer === null) expect([at, stdout]).toEqual([at, expect.stringMatching(/^\{"data":(?!.*"errors":)/)]);
      else expect([at, sameJson(stdout)]).toEqual([at, sameJson(answer)]);
    }
  });
});
