/** Versions made from changes of the main one, and changes of versions. */
import { describe, expect, test } from 'vitest';
import { ANN, READ, start, WRITE } from './assistant-write.ts';
import { fieldsOf } from './write.ts';

const V3 = 'GET /ai/assistants/a/versions/v3?include_mcp_servers=true';
const CHANGE_V3 = 'POST /ai/assistants/a/versions/v3';
const VERSION = { ...ANN, version_id: 'v3', voice_settings: { voice: 'old', speed: 2 } };
const READ_BOTH = '{ assistant(id: "a") { name } assistantVersion(assistantId: "a", versionId: "v3") { name } }';

const versions = (method: string, path: string) => {
  if (method === 'POST' && path === '/ai/assistants/a') return { body: { ...ANN, version_id: 'v8', name: 'Next' } };
  if (!path.startsWith('/ai/assistants/a/versions/v3')) return undefined;
  return { body: method === 'POST' ? { ...VERSION, name: 'Changed' } : VERSION };
};

type Gateway = Awaited<ReturnType<typeof start>>;
const send = async ({ query }: Gateway, field: string, type: string, input: object) => {
  const text = `mutation($input: ${type}!) { ${field}(input: $input) { version { assistantId versionId name } userErrors { code field } } }`;
  return (await query(text, { variables: { input: { assistantId: 'a', ...input } } })).data[field];
};
const createVersion = (gateway: Gateway, input: object) => send(gateway, 'createAssistantVersion', 'CreateAssistantVersionInput', input);
const updateVersion = (gateway: Gateway, input: object) =>
  send(gateway, 'updateAssistantVersion', 'UpdateAssistantVersionInput', { versionId: 'v3', ...input });

describe('createAssistantVersion', () => {
  test('writes the changes without promoting them, and leaves the assistant as it is read', async () => {
    const gateway = await start({ instead: versions });
    await gateway.query(READ_BOTH);
    const { version, userErrors } = await createVersion(gateway, { changes: { name: 'Next', versionName: 'next' } });
    expect(userErrors).toEqual([]);
    expect(version).toEqual({ assistantId: 'a', versionId: 'v8', name: 'Next' });
    expect(gateway.bodyOf(2)).toEqual({ name: 'Next', version_name: 'next', promote_to_main: false });
    await gateway.query(READ_BOTH);
    await gateway.query('{ assistantVersion(assistantId: "a", versionId: "v8") { name } }');
    expect(gateway.calls).toEqual([READ, V3, WRITE, V3]);
    expect(gateway.audited).toMatchObject([{ operation: 'createAssistantVersion', outcome: 'done', targets: ['a'], written: ['a@v8'] }]);
  });

  test('lays settings over those of the assistant, which it reads fresh', async () => {
    const gateway = await start({ instead: versions });
    await createVersion(gateway, {
      changes: { insightSettings: { insightGroupId: 'g' }, voiceSettings: { speed: 2 } },
      expectedVersionId: 'v7',
    });
    expect(gateway.calls).toEqual([READ, WRITE]);
    expect(gateway.bodyOf(1)).toMatchObject({ voice_settings: { ...(ANN['voice_settings'] as object), speed: 2 }, promote_to_main: false });
  });

  test('is refused as an update is', async () => {
    const gateway = await start({ instead: versions });
    const conflict = await createVersion(gateway, { changes: { name: 'N' }, expectedVersionId: 'v6' });
    expect(conflict.userErrors).toEqual([{ code: 'CONFLICT', field: ['input', 'expectedVersionId'] }]);
    const { userErrors } = await createVersion(gateway, {
      assistantId: '..',
      changes: { versionName: 'x'.repeat(51), extra: { promote_to_main: true } },
    });
    expect(fieldsOf(userErrors)).toEqual(['input.assistantId', 'input.changes.versionName', 'input.changes.extra.promote_to_main']);
    const empty = await createVersion(gateway, { changes: {} });
    expect(fieldsOf(empty.userErrors)).toEqual(['input.changes']);
    expect(gateway.calls).toEqual([READ]);
  });
});

describe('updateAssistantVersion', () => {
  test('changes the version, which is read again; the assistant stays', async () => {
    const gateway = await start({ instead: versions });
    await gateway.query(READ_BOTH);
    const { version, userErrors } = await updateVersion(gateway, { changes: { name: 'Changed' } });
    expect(userErrors).toEqual([]);
    expect(version).toEqual({ assistantId: 'a', versionId: 'v3', name: 'Changed' });
    expect(gateway.bodyOf(2)).toEqual({ name: 'Changed' });
    expect((await gateway.query(READ_BOTH)).data.assistantVersion).toEqual({ name: 'Changed' });
    expect(gateway.calls).toEqual([READ, V3, CHANGE_V3]);
  });

  test('lays settings over those of the version, which it reads fresh', async () => {
    const gateway = await start({ instead: versions });
    await updateVersion(gateway, { changes: { voiceSettings: { speed: 1 } } });
    expect(gateway.calls).toEqual([V3, CHANGE_V3]);
    expect(gateway.bodyOf(1)).toEqual({ voice_settings: { voice: 'old', speed: 1 } });
  });

  test('is refused without a call, with all that is wrong', async () => {
    const gateway = await start({ instead: versions });
    const { userErrors } = await updateVersion(gateway, { assistantId: 'tags', versionId: '', changes: { name: null } });
    expect(fieldsOf(userErrors)).toEqual(['input.assistantId', 'input.versionId', 'input.changes.name']);
    expect(gateway.calls).toEqual([]);
  });

  test.each([
    ['a read before it', { voiceSettings: { speed: 1 } }, 'GET'],
    ['the write', { name: 'N' }, 'POST'],
  ])('of one that does not exist is NOT_FOUND at its id, said by %s', async (_name, changes, method) => {
    const absent = { status: 404, body: { errors: [{ code: '10005', title: 'Not found' }] } };
    const gateway = await start({ instead: () => absent });
    const { userErrors } = await updateVersion(gateway, { changes });
    expect(userErrors).toEqual([{ code: 'NOT_FOUND', field: ['input', 'versionId'] }]);
    expect(gateway.calls).toEqual([method === 'GET' ? V3 : CHANGE_V3]);
  });
});

test('an update of the assistant outdates its versions and its canary deploy, as Telnyx makes and removes them', async () => {
  const gateway = await start({ instead: versions });
  await gateway.query(READ_BOTH);
  await gateway.query('mutation { updateAssistant(input: { id: "a", changes: { name: "N" } }) { userErrors { code } } }');
  await gateway.query(READ_BOTH);
  expect(gateway.calls).toEqual([READ, V3, WRITE, V3]);
});
