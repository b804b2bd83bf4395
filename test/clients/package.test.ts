/** What the published package has for clients, as a program meets it that has installed it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSandbox } from '../support/socket.ts';
import { installPackage, ROOT, run, type Program } from './installed.ts';

/** Compilers take their time where other tests run too. */
const COMPILES = { timeout: 120_000 };

let installed: Program;
let program: string;
let packed: readonly string[];

beforeAll(async () => {
  installed = await installPackage();
  ({ folder: program, packed } = installed);
}, 120_000);

afterAll(() => installed.remove());

/** Runs a module of the program in a process of its own, and gives what it printed. */
async function runModule(text: string, ...args: readonly string[]): Promise<string> {
  const file = join(program, 'main.mjs');
  writeFileSync(file, text);
  const { stdout } = await run(process.execPath, [file, ...args], { cwd: program });
  return stdout.trim();
}

/** What the strictest compiler says about modules of the program, one line for each; only browsers' types are there. */
async function compile(...texts: readonly string[]): Promise<readonly string[]> {
  const files = texts.map((_text, index) => `program${index}.ts`);
  for (const [index, text] of texts.entries()) writeFileSync(join(program, `program${index}.ts`), text);
  const compilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: false,
    target: 'es2023',
    lib: ['es2023', 'dom'],
    types: [],
    module: 'nodenext',
    resolveJsonModule: true,
  };
  writeFileSync(join(program, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { stdout } = await run(process.execPath, [tsc, '--pretty', 'false', '-p', program], { cwd: program }).catch(
    (error: { readonly stdout: string }) => error,
  );
  const complaints = stdout.trim() === '' ? [] : stdout.trim().split(/\n(?! )/);
  // Others' declarations are others' to mend.
  return complaints.filter((complaint) => !/^\S*node_modules\/(?!assistants-gateway\/)/.test(complaint));
}

describe('the package', COMPILES, () => {
  test('has the client, its types, the schemas and the possible types', () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        'dist/client.js',
        'dist/client.d.ts',
        'possible-types.json',
        'schema.graphql',
        'dist/schema.subgraph.graphql',
      ]),
    );
    expect(packed.filter((path) => /^(src|test|examples)\//.test(path))).toEqual([]);
  });

  test('brings a client that runs by its name, and needs no other package', async () => {
    const { url, calls } = await serveSandbox();
    const printed = await runModule(
      `import { AssistantsGatewayError, createClient } from 'assistants-gateway/client';
       import { ListWithFiltersDocument } from 'assistants-gateway/operations';
       const client = createClient({ url: process.argv[2] });
       const { assistants } = await client.query(ListWithFiltersDocument, { first: 1, filter: null });
       const error = await client.query(ListWithFiltersDocument, { first: 0 }).catch((reason) => reason);
       console.log(JSON.stringify([assistants.totalCount, error instanceof AssistantsGatewayError, error.code]));`,
      url,
    );
    expect(JSON.parse(printed)).toEqual([18, true, 'BAD_USER_INPUT']);
    expect(calls()).toEqual(['GET /ai/assistants']);
    expect(readFileSync(join(program, 'node_modules/assistants-gateway/dist/client.js'), 'utf8')).not.toMatch(/^import |require\(/m);
  });

  test('has its files under the names that tools ask for, and nothing else', async () => {
    const printed = await runModule(
      `import possibleTypes from 'assistants-gateway/possible-types.json' with { type: 'json' };
       import * as client from 'assistants-gateway/apollo';
       import { readFileSync } from 'node:fs';
       const schema = readFileSync(new URL(import.meta.resolve('assistants-gateway/schema.graphql')), 'utf8');
       const hidden = await import('assistants-gateway/dist/client.js').catch(({ code }) => code);
       console.log(JSON.stringify([JSON.stringify(possibleTypes) === JSON.stringify(client.possibleTypes), schema.length, hidden]));`,
    );
    expect(JSON.parse(printed)).toEqual([true, readFileSync(join(ROOT, 'schema.graphql'), 'utf8').length, 'ERR_PACKAGE_PATH_NOT_EXPORTED']);
  });
});

const TOOLS = `
  import { createClient } from 'assistants-gateway/client';
  import { ToolsByKindDocument, type ToolsByKindQuery } from 'assistants-gateway/operations';
  type Tool = ToolsByKindQuery['assistants']['nodes'][number]['tools'][number];`;

/** A sentence for each kind of tool, or for those that a program knows. */
const sentences = (kinds: string) => `${TOOLS}
  export function describe(tool: Tool): string {
    switch (tool.__typename) {
      case 'WebhookTool': return 'asks ' + (tool.url ?? 'nobody');
      case 'HandoffTool': return tool.aiAssistants.map(({ name, assistantId }) => name ?? assistantId ?? '?').join();
      case 'TransferTool': case 'InviteTool': return (tool.targets ?? []).map(({ to }) => to).join();
      case 'ClientSideTool': case 'DTMFTool': case 'FunctionTool': case 'HangupTool': case 'PayTool': case 'RetrievalTool':
      case 'SIPReferTool': case 'SendMessageTool': case 'SkipTurnTool': case 'UpdateDynamicVariablesTool': return tool.type ?? '?';
      ${kinds}
    }
  }`;

describe('the programs of the README', COMPILES, () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const programs = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text = '']) => text);

  test('compile, run, and print what the sandbox has', async () => {
    const { url, calls } = await serveSandbox();
    const outputs: string[] = [];
    for (const text of programs) {
      expect(await compile(`${text}\nexport {};`)).toEqual([]);
      // Nothing in them has to be taken away: they are JavaScript, too.
      outputs.push(await runModule(text.replaceAll('http://127.0.0.1:4000/graphql', url)));
    }
    expect(outputs).toEqual([expect.stringContaining('Clinic front desk webhook\nClinic front desk handoff\n')]);
    expect(calls()).toEqual(['GET /ai/assistants']);
  });
});

describe('the types of the package', COMPILES, () => {
  test('stand on their own: no other package, no types of Node', async () => {
    expect(
      await compile(`
        import { possibleTypes } from 'assistants-gateway/apollo';
        import { AssistantsGatewayError, createClient } from 'assistants-gateway/client';
        import { ListWithFiltersDocument } from 'assistants-gateway/operations';
        const client = createClient({ url: '/graphql', token: () => Promise.resolve('t'), fetch });
        const { assistants } = await client.query(ListWithFiltersDocument, { first: 1 }, { signal: AbortSignal.timeout(1) });
        const names: (string | null)[] = assistants.nodes.map(({ name }) => name);
        const { data } = await client.execute(ListWithFiltersDocument);
        const count: number | undefined = data?.assistants.totalCount;
        const members: string[] | undefined = possibleTypes['Tool'];
        const wait = (error: unknown): number | null => (error instanceof AssistantsGatewayError ? error.retryAfterSeconds : null);
        export { count, members, names, wait };`),
    ).toEqual([]);
  });

  test('narrow a tool by its __typename', async () => {
    expect(await compile(sentences("case 'UnknownTool': return JSON.stringify(tool.raw);"))).toEqual([]);
  });

  test('do not let the unknown tool be forgotten', async () => {
    const complaints = await compile(sentences(''));
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain('Function lacks ending return statement');
  });

  test('refuse what would go wrong at run time', async () => {
    const refused = [
      // A field that the kind of tool does not have.
      `${TOOLS} export const of = (tool: Tool) => (tool.__typename === 'HangupTool' ? tool.url : null);`,
      // What an unknown tool holds, without a look at it.
      `${TOOLS} export const of = (tool: Tool): string => (tool.__typename === 'UnknownTool' ? tool.raw : '');`,
      // A variable that the operation does not have.
      `${TOOLS} await createClient({ url: '' }).query(ToolsByKindDocument, { first: 1 });`,
      // A code that no error has.
      `import { AssistantsGatewayError } from 'assistants-gateway/client';
       export const is = (error: AssistantsGatewayError) => error.code === 'GONE';`,
      // A document that is no text.
      `import { createClient } from 'assistants-gateway/client';
       await createClient({ url: '' }).query({ kind: 'Document', definitions: [] });`,
    ];
    const names = [
      "Property 'url' does not exist",
      "Type 'unknown' is not assignable",
      "Type 'number' is not assignable",
      '"GONE"',
      'TypedText',
    ];
    const complaints = await compile(...refused);
    expect(complaints).toEqual(names.map((name, index) => expect.stringMatching(new RegExp(`^program${index}[^]*${name}`))));
  });
});
