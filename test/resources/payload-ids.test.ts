/** What callers are given who may write assistants, and not read them. */
import { describe, expect, test } from 'vitest';
import { DEMO_TOKEN } from '../../src/sandbox/app.ts';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startSandboxGateway } from '../support/gateway.ts';
import { mutation } from './write.ts';

const HOTEL = 'assistant-hotel-concierge';
const NEW_VERSION = { assistantId: HOTEL, versionId: expect.any(String) };
const BOTH = 'assistantId versionId';

const write = async (field: string, input: string, selection: string) => {
  const auth = jwtMode({ accounts: { key: DEMO_TOKEN } });
  const { query, calls } = await startSandboxGateway({ auth, token: await sign('assistants:write') });
  const { data, errors } = await query(mutation(field, input, selection));
  return { payload: data[field], errors, calls: calls() };
};

describe('without assistants:read, the ids of what was written are there without a call more', () => {
  test.each([
    [
      'createAssistant',
      '{ assistant: { name: "N", instructions: "I" } }',
      { assistantId: expect.any(String), versionId: expect.any(String) },
    ],
    ['updateAssistant', `{ id: "${HOTEL}", changes: { name: "N" } }`, NEW_VERSION],
    ['cloneAssistant', `{ id: "${HOTEL}" }`, { assistantId: expect.any(String), versionId: expect.any(String) }],
    [
      'restoreAssistant',
      '{ id: "assistant-summer-desk" }',
      { assistantId: 'assistant-summer-desk', versionId: expect.stringMatching(/^version-/) },
    ],
    [
      'promoteAssistantVersion',
      `{ assistantId: "${HOTEL}", versionId: "version-hotel-concierge-1" }`,
      { assistantId: HOTEL, versionId: 'version-hotel-concierge-1' },
    ],
    ['createAssistantVersion', `{ assistantId: "${HOTEL}", changes: { name: "N" } }`, NEW_VERSION],
    [
      'updateAssistantVersion',
      `{ assistantId: "${HOTEL}", versionId: "version-hotel-concierge-1", changes: { name: "N" } }`,
      { assistantId: HOTEL, versionId: 'version-hotel-concierge-1' },
    ],
  ])('%s', async (field, input, ids) => {
    const { payload, errors, calls } = await write(field, input, BOTH);
    expect(errors).toBeUndefined();
    expect(payload).toEqual({ ...ids, userErrors: [] });
    expect(calls).toHaveLength(1);
  });

  test.each([
    ['addAssistantTag', `{ assistantId: "${HOTEL}", tag: "t" }`],
    ['attachTool', `{ assistantId: "${HOTEL}", toolId: "tool-open-ticket" }`],
  ])('%s', async (field, input) => {
    const { payload, errors, calls } = await write(field, input, 'assistantId');
    expect(errors).toBeUndefined();
    expect(payload).toMatchObject({ userErrors: [], assistantId: HOTEL });
    expect(calls).toHaveLength(1);
  });
});

test('they are null where the write was refused', async () => {
  const { payload } = await write('updateAssistant', '{ id: "nobody", changes: { name: "N" } }', BOTH);
  expect(payload).toMatchObject({ assistantId: null, versionId: null, userErrors: [{ code: 'NOT_FOUND' }] });
});

test('the ids stand beside the refusal to show the object', async () => {
  const { payload, errors } = await write('createAssistant', '{ assistant: { name: "N", instructions: "I" } }', `${BOTH} assistant { id }`);
  expect(errors?.map(({ path, extensions }) => [path, extensions?.['code']])).toEqual([[['createAssistant', 'assistant'], 'FORBIDDEN']]);
  expect(payload).toMatchObject({ assistant: null, assistantId: expect.any(String), userErrors: [] });
});
