/** The programs of `docs/frontend.md`, in an app that has installed the package from its tarball. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseOperationList } from '../../src/operations/persisted/operation-list.ts';
import { snippetsOf } from '../support/pages.ts';
import { serveSandbox } from '../support/socket.ts';
import { installPackage, ROOT, run, type Program } from './installed.ts';

const PAGE = 'docs/frontend.md';
const URL_OF_PAGE = 'http://127.0.0.1:4000/graphql';
/** Generators, compilers and bundlers take their time where other tests run too. */
const SLOW = 240_000;

/** The files of the app: each program names its own in the first line. */
const FILES = snippetsOf(PAGE)
  .filter(({ language }) => language === 'ts')
  .map(({ text }) => ({ name: /^\/\/ (\S+)$/m.exec(text.split('\n')[0] ?? '')?.[1] ?? '', text }));
const [TS_CONFIG = '', RELAY_CONFIG = ''] = ['"compilerOptions"', '"schemaConfig"'].map(
  (key) => snippetsOf(PAGE).find(({ language, text }) => language === 'json' && text.includes(key))?.text,
);

let program: Program;
const write = (file: string, text: string) => {
  const path = join(program.folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
const bin = (folder: string, file: string, ...args: readonly string[]) =>
  run(process.execPath, [join(ROOT, folder, 'node_modules', file), ...args], { cwd: program.folder });

beforeAll(async () => {
  program = await installPackage();
  program.link(...['test/clients', 'scripts/codegen', '.'].map((folder) => join(ROOT, folder, 'node_modules')));
  for (const { name, text } of FILES) write(name, text);
  write('relay.config.json', RELAY_CONFIG);
  await Promise.all([
    bin('scripts/codegen', '@graphql-codegen/cli/esm/bin.js', '--config', 'codegen.ts'),
    bin('test/clients', 'relay-compiler/cli.js', 'relay.config.json'),
  ]);
}, SLOW);

afterAll(() => program.remove());

/** Bundles programs, runs them before a gateway, and gives what each prints. */
async function runAll(names: readonly string[], url: string): Promise<Readonly<Record<string, readonly string[]>>> {
  await build({
    absWorkingDir: program.folder,
    entryPoints: [...names],
    outdir: 'out',
    outbase: '.',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    // Some packages are CommonJS, and ask for modules of Node.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    plugins: [compiledRelay],
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  const files = names.map((name) => `./${name.replace(/ts$/, 'mjs')}`);
  write('out/run.mjs', RUNNER);
  const { stdout, stderr } = await run(process.execPath, ['out/run.mjs', url, ...files], { cwd: program.folder });
  expect(stderr).toBe('');
  const printed = JSON.parse(stdout) as readonly (readonly string[])[];
  return Object.fromEntries(names.map((name, index) => [name, printed[index] ?? []]));
}

/** Runs programs one after another, with their requests led to the gateway of the test, and prints what each has printed. */
const RUNNER = `
  import { format } from 'node:util';
  const [url, ...files] = process.argv.slice(2);
  const { fetch } = globalThis;
  globalThis.fetch = (to, init) => fetch(String(to).replace('${URL_OF_PAGE}', url), init);
  const all = [];
  for (const file of files) {
    const lines = [];
    console.log = (...values) => lines.push(format(...values));
    await import(file);
    all.push(lines);
  }
  process.stdout.write(JSON.stringify(all));
`;

/** What Relay's plugin for compilers does: each tag becomes what Relay's compiler has made of it. */
const compiledRelay: Plugin = {
  name: 'compiled-relay',
  setup: (builder) => {
    builder.onLoad({ filter: /src\/relay\/[^/]+\.ts$/ }, ({ path }) => {
      const imports: string[] = [];
      const contents = readFileSync(path, 'utf8').replaceAll(/graphql`\s*\w+ (\w+)[^`]*`/g, (_tag, name: string) => {
        imports.push(`import ${name} from './__generated__/${name}.graphql.ts';`);
        return name;
      });
      return { contents: `${imports.join('\n')}\n${contents}`, loader: 'ts' };
    });
  },
};

/** What each program prints, line by line. Those that print nothing are parts of others. */
const PRINTED: Readonly<Record<string, readonly string[]>> = {
  'src/first.ts': ['Clinic front desk true 1'],
  'src/pages.ts': ['Clinic front desk true 1', '18'],
  'src/apollo-pages.ts': ['18'],
  'src/apollo-conversations.ts': ['6 ASSISTANT USER ASSISTANT', 'Summary Tom Becker has another doctor and wants no further calls.'],
  'src/urql-pages.ts': ['10 18'],
  'src/relay/list.ts': ['5'],
  'src/errors.ts': ['Clinic front desk true 1', 'BAD_USER_INPUT assistants 1 true', 'null BAD_USER_INPUT'],
  'src/apollo-errors.ts': ['BAD_USER_INPUT'],
  'src/rename.ts': ['null Night nurse'],
  'src/write-back.ts': ['Clinic front desk true 1', '0'],
  'src/defer.ts': ['Clinic front desk true 1', 'Card services no flow yet true 0', 'Card services with its flow false 0'],
  'src/apollo-defer.ts': ['true complete'],
  'src/chat.ts': ['Clinic front desk true 1', 'true ChatDone'],
  'src/apollo-chat.ts': ['true ChatDone'],
  'src/urql-chat.ts': ['ChatDone'],
  'src/persisted.ts': ['[ 18, 18 ]'],
};
/** Before a gateway that answers listed operations only. */
const LISTED = { 'src/listed.ts': ['true'] };
const PARTS = ['codegen.ts', 'vite.config.ts', 'src/apollo.ts', 'src/urql.ts', 'src/relay/environment.ts'];

describe('the cookbook for frontends', () => {
  test('has programs that are all known here', () => {
    expect(FILES.map(({ name }) => name).toSorted()).toEqual([...Object.keys({ ...PRINTED, ...LISTED }), ...PARTS].toSorted());
  });

  test('compiles under the strict rules that it names', { timeout: SLOW }, async () => {
    const files = FILES.map(({ name }) => name);
    write('tsconfig.json', JSON.stringify({ ...(JSON.parse(TS_CONFIG) as object), files }));
    const complaints = await bin('.', 'typescript/bin/tsc', '--pretty', 'false', '-p', '.').then(
      () => '',
      ({ stdout }: { readonly stdout: string }) => stdout,
    );
    expect(complaints).toBe('');
  });

  test('runs, and prints what it says', { timeout: SLOW }, async () => {
    const { url } = await serveSandbox();
    expect(await runAll(Object.keys(PRINTED), url)).toEqual(PRINTED);
  });

  test('lists operations that the gateway takes, and sends them by their ids', { timeout: SLOW }, async () => {
    const operations = parseOperationList(readFileSync(join(program.folder, 'src/gql/persisted-documents.json'), 'utf8'));
    const { url } = await serveSandbox({ operations, graphiql: false, introspection: false });
    expect(await runAll(Object.keys(LISTED), url)).toEqual(LISTED);
  });

  test('passes requests of a development server on to where the gateway listens', async () => {
    const config = FILES.find(({ name }) => name === 'vite.config.ts')?.text ?? '';
    const { proxy } = ((await import(`data:text/javascript,${encodeURIComponent(config)}`)) as { default: { server: { proxy: object } } })
      .default.server;
    expect(proxy).toEqual({ '/graphql': new URL(URL_OF_PAGE).origin });
  });
});
