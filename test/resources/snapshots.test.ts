/** Snapshots and hashes of assistants in the graph: what they cost, and that no caller finds a secret in them. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { CANARY, secretDocument } from '../support/documents/secrets.ts';
import { startVersions, version } from './versions.ts';

const QUERY = '{ assistant(id: "a") { contentHash snapshot } }';

test('the hash is that of the snapshot, by the read of the assistant', async () => {
  const { query, calls } = await startVersions();
  const { data, errors } = await query(QUERY);
  expect(errors).toBeUndefined();
  const { contentHash, snapshot } = data.assistant;
  expect(snapshot).toMatchObject({ $schema: 'assistants-gateway/snapshot@1', name: 'Name of a' });
  expect(contentHash).toBe(createHash('sha256').update(JSON.stringify(snapshot)).digest('hex'));
  expect(calls).toEqual(['GET /ai/assistants/a']);
});

test('an entry of a list that leaves something out is read, and no other', async () => {
  const whole = { conversation_flow: { nodes: [{ id: 'n' }] }, mcp_servers: [{ id: 'm' }], instructions: 'x', model: 'm' };
  const { query, calls } = await startVersions({ assistants: [version('a', 'v1', whole), { id: 'b', name: 'B' }], versions: {} });
  expect((await query('{ assistants { nodes { contentHash } } }')).errors).toBeUndefined();
  expect(calls).toEqual(['GET /ai/assistants', 'GET /ai/assistants/b']);
});

test.each(['assistants:read', 'assistants:read secrets:read'])('no secret is in it for a caller with %s', async (scope) => {
  const { query } = await startVersions({ assistants: [secretDocument(CANARY)], versions: {} }, { auth: jwtMode() });
  const { data } = await query(QUERY, { token: await sign(scope) });
  expect(JSON.stringify(data)).toContain('{"$kept":true}');
  expect(JSON.stringify(data)).not.toContain(CANARY);
});
