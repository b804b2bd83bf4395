/** What is read of the sandbox's assistants can be written back to it. */
import { expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { fieldsOf } from '../resources/write.ts';
import { IncompleteInputError, toInput } from '../../src/client/public.ts';
import { readAll, UPDATE } from '../support/documents/read-all.ts';
import { isObject } from '../support/documents/json.ts';
import { startSandboxGateway } from '../support/gateway.ts';

const EVERYTHING = readAll(schema);

/** Assistants with expressions of more levels than one query may select. */
const TOO_DEEP = new Set(['assistant-card-services']);

const isShared = (tool: unknown) => Number(isObject(tool) && tool['shared'] === true);

/** The answer without the ids of its own tools, which are new ones and stand before those of the library. */
const withoutToolIds = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => {
      if (key === 'tools' && Array.isArray(value)) return value.toSorted((one, other) => isShared(one) - isShared(other));
      if (!isObject(value) || !Object.hasOwn(value, 'shared') || value['shared'] === true) return value;
      const { shared: _shared, toolId: _id, ...rest } = value;
      return rest;
    }),
  );

test('every assistant of the seed, each of its changes among its versions', async () => {
  const { query } = await startSandboxGateway({ cacheTtlMs: 0 });
  const { data } = await query('{ assistants(first: 250) { nodes { id } } }');
  const ids = data.assistants.nodes.map(({ id }: { readonly id: string }) => id) as readonly string[];
  expect(ids.length).toBeGreaterThan(10);
  const hashOf = async (id: string) =>
    (await query('query ($id: ID!) { assistant(id: $id) { contentHash } }', { variables: { id } })).data.assistant.contentHash as string;
  for (const id of ids) {
    // oxlint-disable no-await-in-loop -- one after the other
    const before = (await query(EVERYTHING, { variables: { id } })).data.assistant;
    if (TOO_DEEP.has(id)) {
      expect(() => toInput('AssistantChanges', before)).toThrow(IncompleteInputError);
      continue;
    }
    const hash = await hashOf(id);
    const changes = { ...toInput('AssistantChanges', before), name: `${before.name}!` };
    const written = await query(UPDATE, { variables: { input: { id, changes, expectedVersionId: before.versionId } } });
    expect(written.errors).toBeUndefined();
    expect([id, fieldsOf(written.data.updateAssistant.userErrors)]).toEqual([id, []]);
    const after = (await query(EVERYTHING, { variables: { id } })).data.assistant;
    // The document as it was sent has the versions, the name and the times of its own.
    const { versionId: _version, versionCreatedAt: _time, wireJson: _wire, ...rest } = before;
    const name = `${before.name}!`;
    expect(withoutToolIds(after)).toMatchObject(withoutToolIds({ ...rest, name }) as object);
    expect(await hashOf(id)).not.toBe(hash);
    expect(after.versionId).not.toBe(before.versionId);
    // oxlint-enable no-await-in-loop
  }
});
