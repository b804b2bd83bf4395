/** The package as a stranger installs it: what is in it, what it needs, and that it runs. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPacked, pack } from '../support/packed.ts';
import { read, ROOT, snippetsOf } from '../support/pages.ts';

const run = promisify(execFile);
const COMPILER = join(ROOT, 'node_modules/typescript/bin/tsc');
const EXPORTED = 'createGateway, GatewayOptionsError';

let program: string;
let installed: string;

beforeAll(async () => {
  program = await installPacked();
  installed = join(program, 'node_modules/assistants-gateway');
}, 120_000);

afterAll(() => rmSync(program, { recursive: true, force: true }));

const manifest = () => JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Readonly<Record<string, unknown>>;

/** Runs a module of the program, and gives what it printed, on standard error too. */
async function runModule(name: string, text: string): Promise<string> {
  writeFileSync(join(program, name), text);
  const { stdout, stderr } = await run(process.execPath, [name], { cwd: program });
  return `${stdout}${stderr}`.trim();
}

describe('the package', () => {
  test('needs no other, and is what is in its folder', () => {
    expect(readdirSync(join(program, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['assistants-gateway']);
  });

  test('has a manifest without what only a checkout has, and all else of it', () => {
    const { scripts, devDependencies, overrides, ...rest } = JSON.parse(read('package.json')) as Readonly<Record<string, unknown>>;
    expect([scripts, devDependencies, overrides]).not.toContain(undefined);
    expect(manifest()).toEqual(rest);
    expect(Object.keys(rest).filter((key) => /dependencies/i.test(key))).toEqual([]);
  });

  test('has what belongs to it, and nothing else', async () => {
    const { files, unpackedSize } = await pack();
    const wanted = [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/THIRD-PARTY-NOTICES.txt',
      'dist/graphiql/THIRD-PARTY-NOTICES.txt',
      'dist/main.js',
      'dist/index.d.ts',
      'dist/cjs/index.d.ts',
    ];
    expect(files).toEqual(expect.arrayContaining(wanted));
    expect(files.filter((path) => /^(?:src|test|examples|scripts|docs)\/|code-cache|\.map$/.test(path))).toEqual([]);
    // The functions of `./insight` are there for both kinds of modules, and all that they are made of once more in the gateway.
    expect(unpackedSize).toBeLessThan(7_000_000);
  });

  test('has no text twice', () => {
    const paths = readdirSync(installed, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const pathOf = new Map<string, string>();
    const twice = paths.flatMap((path) => {
      const text = readFileSync(path, 'base64');
      const same = pathOf.get(text);
      pathOf.set(text, path);
      return same === undefined ? [] : [[same, path]];
    });
    // What says that a folder is CommonJS is there once for each.
    expect(twice.filter((both) => !both.every((path) => path.endsWith('/package.json')))).toEqual([]);
  });

  test('says where it comes from, and links to there', () => {
    expect(manifest()).toMatchObject({
      license: 'MIT',
      author: expect.any(String) as string,
      homepage: expect.stringMatching(/^https:/) as string,
      repository: { url: expect.stringMatching(/^git\+https:/) as string },
      bugs: { url: expect.stringMatching(/^https:/) as string },
      publishConfig: { access: 'public', provenance: true },
    });
    const linksOf = (page: string) =>
      [...readFileSync(join(installed, page), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    expect(linksOf('README.md')).toContain('https://github.com/assistants-gateway/assistants-gateway/blob/HEAD/docs/queries.md');
    const pages = readdirSync(installed).filter((name) => name.endsWith('.md'));
    expect(pages).toEqual(['CHANGELOG.md', 'README.md']);
    expect(pages.flatMap(linksOf).filter((target) => !/^(?:https:|#)/.test(target))).toEqual([]);
  });

  test('names every package that was copied into it, with its licence', () => {
    const notices = readFileSync(join(installed, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['graphql', 'graphql-yoga', 'undici', 'telnyx', 'zod', '@pothos/core', '@apollo/subgraph', '@whatwg-node/server']) {
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+`, 'm'));
    }
    // Its licence restricts what a publisher may allow.
    expect(notices).not.toMatch(/^Licence: Elastic/m);
    const sections = notices.split(/^={80}$/m).slice(1);
    expect(sections.length).toBeGreaterThan(40);
    expect(
      sections
        .filter((text) => !/permission|redistribution|licensed under|copyright license|the mit licence/i.test(text))
        .map((text) => text.trim().split('\n')[0]),
    ).toEqual([]);
  });

  test('has entries that publint finds nothing against', async () => {
    const { messages } = await publint({ pkgDir: installed, pack: false, strict: true });
    expect(messages).toEqual([]);
  });
});

describe('programs of strangers', () => {
  const names = (text: string) => `${text}\nconsole.log([typeof createGateway, typeof GatewayOptionsError, typeof createClient].join());`;

  test('import and require it', async () => {
    const modules = `import { ${EXPORTED} } from 'assistants-gateway';\nimport { createClient } from 'assistants-gateway/client';`;
    const commonJs = `const { ${EXPORTED} } = require('assistants-gateway');\nconst { createClient } = require('assistants-gateway/client');`;
    expect(await runModule('names.mjs', names(modules))).toBe('function,function,function');
    expect(await runModule('names.cjs', names(commonJs))).toBe('function,function,function');
  });

  test('write nothing by a gateway that has no logger, whatever it meets', async () => {
    const text = `
      import { createGateway } from 'assistants-gateway';
      // Nothing listens there.
      const gateway = createGateway({ upstreamUrl: 'http://127.0.0.1:9', logger: false });
      const headers = { 'content-type': 'application/json', authorization: 'Bearer t' };
      const send = (body) => gateway.fetch('http://localhost/graphql', { method: 'POST', headers, body });
      const answers = [await send('{"query":"{ assistants { totalCount } }"}'), await send('{'), await gateway.fetch('http://localhost/none')];
      await gateway.close();
      process.exitCode = answers.map(({ status }) => status).join() === '200,400,404' ? 0 : 1;`;
    expect(await runModule('silent.mjs', text)).toBe('');
  });

  test.each([
    ['modules', 'node16', 'program.mts'],
    ['modules', 'nodenext', 'program.mts'],
    ['CommonJS', 'node16', 'program.cts'],
    ['CommonJS', 'nodenext', 'program.cts'],
    ['modules', 'preserve', 'program.ts'],
  ])('compile as %s of %s', { timeout: 120_000 }, async (_kind, module, file) => {
    const text = `
      import { createGateway, GatewayOptionsError, type Gateway, type GatewayOptions } from 'assistants-gateway';
      import { createClient } from 'assistants-gateway/client';
      import { ListWithFiltersDocument } from 'assistants-gateway/operations';
      import * as scalars from 'assistants-gateway/scalars';
      const options: GatewayOptions = { upstreamUrl: 'sandbox', authMode: 'jwt', corsOrigins: ['https://a.example'], telnyxApiKeys: { a: 'KEY' } };
      const gateway: Gateway = createGateway(options);
      const status: Promise<number> = gateway.fetch('http://localhost/health/live').then((answer) => answer.status);
      // @ts-expect-error -- without an upstream it could only answer with made-up data
      createGateway({});
      // @ts-expect-error -- not one of the words
      createGateway({ upstreamUrl: 'sandbox', authMode: 'none' });
      const faults = (error: unknown): readonly string[] => (error instanceof GatewayOptionsError ? error.faults : []);
      const count = createClient({ url: '' }).query(ListWithFiltersDocument, { first: 1 }).then(({ assistants }) => assistants.totalCount);
      export { count, faults, scalars, status };`;
    writeFileSync(join(program, file), text);
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2023',
      lib: ['es2023', 'dom'],
      types: [],
      module,
      exactOptionalPropertyTypes: true,
    };
    writeFileSync(join(program, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
    const compiled = run(process.execPath, [COMPILER, '--pretty', 'false', '-p', program]).then(
      () => '',
      ({ stdout }: { readonly stdout: string }) => stdout,
    );
    expect(await compiled).toBe('');
  });
});

const withoutTypes = async (text: string): Promise<string> => (await transform(text, { loader: 'ts' })).code;

describe('the programs of docs/library.md', () => {
  const [first, elsewhere, fastify, lambda, worker, insight] = snippetsOf('docs/library.md').map(({ text }) => text);

  test('print what the sandbox has', async () => {
    expect(await runModule('first.mjs', first ?? '')).toBe('{"data":{"assistants":{"totalCount":18}}}');
  });

  test('say of a document what their comments say', async () => {
    const shown = [...(insight ?? '').matchAll(/; \/\/ (.+)$/gm)].map(([, text]) => text);
    expect(shown.length).toBeGreaterThan(3);
    expect(await runModule('insight.mjs', insight ?? '')).toBe(shown.join('\n'));
  });

  test('serve it by Fastify', async () => {
    symlinkSync(join(ROOT, 'test/clients/node_modules/fastify'), join(program, 'node_modules/fastify'));
    const ask = `
      const answer = await fastify.inject({ method: 'POST', url: '/graphql', payload: { query: '{ assistants { totalCount } }' } });
      console.log(answer.statusCode, answer.body);
      await fastify.close();`;
    expect((await runModule('fastify.mjs', `${fastify}${ask}`)).split('\n')).toContain('200 {"data":{"assistants":{"totalCount":18}}}');
  });

  test('compile under strict rules', { timeout: 120_000 }, async () => {
    const programs = { 'elsewhere.ts': elsewhere, 'lambda.ts': lambda, 'worker.ts': worker, 'insight.ts': insight };
    for (const [name, text = ''] of Object.entries(programs)) writeFileSync(join(program, name), text);
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2023',
      module: 'nodenext',
      typeRoots: [join(ROOT, 'node_modules/@types')],
      types: ['node'],
      exactOptionalPropertyTypes: true,
    };
    writeFileSync(join(program, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: Object.keys(programs) }));
    const { stdout } = await run(process.execPath, [COMPILER, '--pretty', 'false', '-p', program]).catch(
      (error: unknown) => error as { readonly stdout: string },
    );
    expect(stdout).toBe('');
  });

  test('serve it at another path', async () => {
    const ask = `
      const body = JSON.stringify({ query: '{ assistants { totalCount } }' });
      const response = await answer(new Request('http://x/api/graphql?a=b', { method: 'POST', headers: { 'content-type': 'application/json' }, body }));
      console.log(response.status, await response.text());
      await gateway.close();`;
    const printed = await runModule('elsewhere.mjs', await withoutTypes(`${elsewhere}${ask}`));
    expect(printed.split('\n')).toContain('200 {"data":{"assistants":{"totalCount":18}}}');
  });

  test('serve it by Lambda', async () => {
    const event = {
      rawPath: '/graphql',
      rawQueryString: '',
      requestContext: { domainName: 'x.example', http: { method: 'POST' } },
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{"query":"{ assistants { totalCount } }"}').toString('base64'),
      isBase64Encoded: true,
    };
    const ask = `const { statusCode, body, isBase64Encoded } = await handler(${JSON.stringify(event)});\nconsole.log(statusCode, Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString());\nawait gateway.close();`;
    expect((await runModule('lambda.mjs', await withoutTypes(`${lambda}\n${ask}`))).split('\n')).toContain(
      '200 {"data":{"assistants":{"totalCount":18}}}',
    );
  });
});
