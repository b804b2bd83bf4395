/** graphql-codegen's client preset, fed by the introspection of a running gateway, as a program of its own uses it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { print, type DocumentNode } from 'graphql';
import { expect, onTestFinished, test } from 'vitest';
import { createClient, type TypedText } from '../../src/client/public.ts';
import { serveSandbox } from '../support/socket.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CODEGEN = join(ROOT, 'scripts/codegen');
const run = promisify(execFile);

const OPERATION = `
  query Targets($id: ID!) {
    assistant(id: $id) {
      id
      ...Handoffs
    }
  }
  fragment Handoffs on Assistant {
    createdAt
    tools {
      __typename
      ... on HandoffTool { voiceMode aiAssistants { assistantId assistant { name } } }
      ... on UnknownTool { type raw }
    }
  }`;

/** What a program makes of the answer; it compiles only with the types that the schema promises. */
const PROGRAM = `
  import { TargetsDocument, type HandoffsFragment, type TargetsQuery, type TargetsQueryVariables, type VoiceMode } from './graphql.ts';
  const variables: TargetsQueryVariables = { id: 'a' };
  const names = ({ tools }: HandoffsFragment): (string | null)[] =>
    tools.flatMap((tool) => (tool.__typename === 'HandoffTool' ? tool.aiAssistants.map(({ assistant }) => assistant?.name ?? null) : []));
  const voice = ({ tools }: HandoffsFragment): (VoiceMode | null)[] => tools.flatMap((tool) => (tool.__typename === 'HandoffTool' ? [tool.voiceMode] : []));
  const id = (data: TargetsQuery): string | undefined => data.assistant?.id;
  // @ts-expect-error -- a tool that the schema does not have
  const none = ({ tools }: HandoffsFragment) => tools.some((tool) => tool.__typename === 'TeleportTool');
  // @ts-expect-error -- the id is asked for
  const without: TargetsQueryVariables = {};
  export { id, names, none, TargetsDocument, variables, voice, without };`;

const OPTIONS = {
  strict: true,
  noEmit: true,
  target: 'es2023',
  module: 'nodenext',
  allowImportingTsExtensions: true,
  verbatimModuleSyntax: true,
};

interface Targets {
  readonly assistant: { readonly id: string; readonly tools: readonly { readonly __typename: string }[] } | null;
}

const MODES = ['string', 'documentNode'] as const;

/** Generates and compiles both kinds of documents at once, as the generator takes seconds to start. Gives the complaints of the compiler. */
async function generate(folder: string, url: string): Promise<string> {
  symlinkSync(join(CODEGEN, 'node_modules'), join(folder, 'node_modules'));
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  write('package.json', '{ "type": "module" }');
  write('targets.graphql', OPERATION);
  const output = (documentMode: string) => ({
    preset: 'client',
    presetConfig: { fragmentMasking: false },
    config: { documentMode, useTypeImports: true, enumsAsTypes: true, scalars: { DateTime: 'string', JSON: 'unknown' } },
  });
  const generates = Object.fromEntries(MODES.map((mode) => [`${mode}/`, output(mode)]));
  write('codegen.json', JSON.stringify({ schema: url, documents: '*.graphql', importExtension: '.ts', generates }));
  await run(process.execPath, [join(CODEGEN, 'node_modules/@graphql-codegen/cli/esm/bin.js'), '--config', 'codegen.json'], { cwd: folder });
  for (const mode of MODES) write(`${mode}/program.ts`, PROGRAM);
  write('tsconfig.json', JSON.stringify({ compilerOptions: OPTIONS, files: MODES.map((mode) => `${mode}/program.ts`) }));
  return run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '--pretty', 'false', '-p', folder]).then(
    () => '',
    ({ stdout }: { readonly stdout: string }) => stdout,
  );
}

test('documents of the client preset compile with a program that uses them, and run', { timeout: 120_000 }, async () => {
  const { url, calls } = await serveSandbox();
  const folder = mkdtempSync(join(tmpdir(), 'codegen-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  expect(await generate(folder, url)).toBe('');
  expect(calls()).toEqual([]);

  const documentOf = async (mode: (typeof MODES)[number]) =>
    ((await import(join(folder, mode, 'graphql.ts'))) as { readonly TargetsDocument: unknown }).TargetsDocument;
  const texts = [
    (await documentOf('string')) as TypedText<Targets, { id: string }>,
    print((await documentOf('documentNode')) as DocumentNode),
  ];
  for (const text of texts) {
    const data: Targets = await createClient({ url }).query(text, { id: 'assistant-front-desk' });
    expect(data.assistant?.id).toBe('assistant-front-desk');
    expect(data.assistant?.tools.map(({ __typename }) => __typename)).toEqual(['WebhookTool', 'HandoffTool', 'HangupTool']);
  }
  expect(calls()).toEqual(['GET /ai/assistants/assistant-front-desk', 'GET /ai/assistants']);
});
