import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isObject, parseObject } from '../support/documents/json.ts';
import { foreignDocuments, realAssistants } from '../support/documents/real.ts';

const real = realAssistants();
const foreign = foreignDocuments();

const idOf = (name: string) => real.find(({ file }) => file === name)?.document['id'];

test('every document has an id of its own and a time', () => {
  const all = [...real, ...foreign];
  for (const { document } of all) {
    expect(document['id']).toMatch(/^[\w.-]+$/);
    expect(typeof document['created_at']).toBe('string');
  }
  expect(new Set(all.map(({ document }) => document['id'])).size).toBe(all.length);
});

test('an assistant of a file is otherwise as the file has it', () => {
  expect(real).toHaveLength(21);
  for (const { file, document } of real) {
    const content = parseObject(readFileSync(new URL(`../fixtures/real/${file}`, import.meta.url), 'utf8'));
    const inner = content['assistant'] ?? content['data'];
    const assistant = isObject(inner) ? inner : content;
    expect(document).toMatchObject(assistant);
    const added = Object.keys(document).filter((key) => !Object.hasOwn(assistant, key));
    expect(['id', 'created_at']).toEqual(expect.arrayContaining(added));
  }
});

test('an id that a file has is kept', () => {
  expect(idOf('telnyx-sample-pizza.json')).toBe('ast_abc123');
  expect(idOf('telnyx-patch-filler-messages.json')).toBe('assistant-telnyx-patch-filler-messages');
});

test('documents of other shapes come as assistants and as flows', () => {
  expect(foreign).toHaveLength(38);
  expect(foreign.every(({ document }) => Object.keys(document).length > 2)).toBe(true);
  const flows = foreign.filter(({ file }) => file.endsWith('#flow'));
  expect(flows).toHaveLength(19);
  expect(flows.every(({ document }) => document['conversation_flow'] !== undefined)).toBe(true);
});
