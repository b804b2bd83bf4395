import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { build, endProcess, send, startProcess } from '../support/process.ts';

beforeAll(build, 120_000);

const OWN_LIST = fileURLToPath(new URL('../../persisted-operations.json', import.meta.url));

function fileOf(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'operations-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'list.json');
  writeFileSync(path, content);
  return path;
}

async function failureOf(env: Readonly<Record<string, string>>) {
  const { ended, output } = await startProcess({ env });
  return { code: await ended, lines: output.stderr.trim().split('\n').slice(1) };
}

test('a list that is not there is reported with all other faults', async () => {
  const { code, lines } = await failureOf({ PERSISTED_OPERATIONS: '/no/such/secret.json', PORT: 'none' });
  expect(code).toBe(1);
  expect(lines).toEqual([expect.stringMatching(/^ {2}PORT /), expect.stringMatching(/^ {2}PERSISTED_OPERATIONS .*\(ENOENT\)\.$/)]);
  expect(lines.join()).not.toContain('secret');
});

test('each listed operation that could never be answered is named', async () => {
  const list = fileOf(
    JSON.stringify({ good: '{ __typename }', unknown: '{ nothing }', broken: '{', wide: `{ ${'a: __typename '.repeat(21)} }` }),
  );
  const { code, lines } = await failureOf({ PERSISTED_OPERATIONS: list });
  expect(code).toBe(1);
  expect(lines).toEqual([
    expect.stringMatching(/^ {2}PERSISTED_OPERATIONS .* unknown: Cannot query field "nothing"/),
    expect.stringMatching(/^ {2}PERSISTED_OPERATIONS .* broken: Syntax Error/),
    expect.stringMatching(/^ {2}PERSISTED_OPERATIONS .* wide: /),
  ]);
});

test('a listed introspection is refused where introspection is off', async () => {
  const list = fileOf(JSON.stringify({ schema: '{ __schema { queryType { name } } }', name: '{ __typename }' }));
  const { code, lines } = await failureOf({ PERSISTED_OPERATIONS: list, INTROSPECTION: 'false' });
  expect(code).toBe(1);
  expect(lines).toEqual([expect.stringMatching(/^ {2}PERSISTED_OPERATIONS .* schema: GraphQL introspection has been disabled/)]);
  const gateway = await startProcess({ env: { PERSISTED_OPERATIONS: list } });
  await gateway.url;
  expect(await endProcess(gateway)).toBe(0);
});

test('with the list of this project a gateway starts, says so, suggests what it answers, and answers nothing else', async () => {
  const gateway = await startProcess({ env: { PERSISTED_OPERATIONS: OWN_LIST } });
  const url = await gateway.url;
  const { length: count } = (JSON.parse(readFileSync(OWN_LIST, 'utf8')) as { operations: unknown[] }).operations;
  expect(gateway.output.stdout).toMatch(
    new RegExp(`operations +${count} listed ones and no others\\n +GraphiQL +off: only listed operations are answered`),
  );
  const documentId = /"documentId":"(\w+)"/.exec(gateway.output.stdout)?.[1];
  const suggested = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ documentId }),
  });
  expect(await suggested.json()).toMatchObject({ data: { assistant: { id: 'assistant-front-desk' } } });
  expect((await send(url, '{ __typename }')).text).toContain('PERSISTED_OPERATION_REQUIRED');
  expect((await fetch(url.replace('/graphql', '/health/ready'))).status).toBe(200);
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('GraphiQL is off here')]);
  expect(await endProcess(gateway)).toBe(0);
});
