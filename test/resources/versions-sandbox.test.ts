/** Versions and canary deploys against the sandbox: links both ways, with the calls that they cost, and a life from create to promotion. */
import { expect, test } from 'vitest';
import { startSandboxGateway } from '../support/gateway.ts';
import { mutation } from './write.ts';

const CONCIERGE = '/ai/assistants/assistant-hotel-concierge';
const ID = 'assistant-hotel-concierge';

async function start() {
  const gateway = await startSandboxGateway();
  let seen = 0;
  const newCalls = (): readonly string[] => {
    const fresh = gateway.calls().slice(seen);
    seen += fresh.length;
    return fresh.toSorted();
  };
  return { ...gateway, newCalls };
}

test.each([
  [
    'from an assistant to its versions and back',
    `{ assistant(id: "${ID}") { versions { nodes { versionId isMain assistant { name } } } } }`,
    [`GET ${CONCIERGE}`, `GET ${CONCIERGE}/versions`],
  ],
  [
    'from an assistant to its canary deploy, on to versions, and back',
    `{ assistant(id: "${ID}") { canaryDeploy { assistant { id } rules { serve { version { isMain assistant { id } } rollout { version { name } } } } } } }`,
    [`GET ${CONCIERGE}`, `GET ${CONCIERGE}/canary-deploys`, `GET ${CONCIERGE}/versions`],
  ],
  [
    'from a version to the shared tools of its own configuration',
    `{ assistantVersion(assistantId: "assistant-front-desk", versionId: "version-front-desk-1") { sharedTools { id } assistant { versions(first: 1) { totalCount } } } }`,
    [
      'GET /ai/assistants/assistant-front-desk',
      'GET /ai/assistants/assistant-front-desk/versions',
      'GET /ai/assistants/assistant-front-desk/versions/version-front-desk-1?include_mcp_servers=true',
    ],
  ],
])('%s', async (_name, query, expected) => {
  const { query: ask, newCalls } = await start();
  expect((await ask(query)).errors).toBeUndefined();
  expect(newCalls().filter((call) => !call.startsWith('GET /ai/tools'))).toEqual(expected);
  await ask(query);
  expect(newCalls()).toEqual([]);
});

test('a canary deploy is made, changed, and gone with the promotion of a version', async () => {
  const { query } = await start();
  const id = 'assistant-front-desk';
  const read = `{ assistant(id: "${id}") { versionId canaryDeploy { effectiveVersion { shares { versionId percent } } } } }`;
  const rules = (weight: number) => `rules: [{ serve: { rollout: [{ versionId: "version-front-desk-1", weight: ${weight} }] } }]`;
  const shares = async () => (await query(read)).data.assistant.canaryDeploy?.effectiveVersion.shares ?? null;
  expect(await shares()).toBeNull();
  await query(mutation('createCanaryDeploy', `{ assistantId: "${id}", ${rules(10)} }`, 'canaryDeploy { createdAt }'));
  expect(await shares()).toEqual([
    { versionId: 'version-front-desk-1', percent: 10 },
    { versionId: null, percent: 90 },
  ]);
  await query(mutation('updateCanaryDeploy', `{ assistantId: "${id}", ${rules(30)} }`, 'canaryDeploy { createdAt }'));
  expect((await shares())[0]).toEqual({ versionId: 'version-front-desk-1', percent: 30 });
  const second = await query(mutation('createCanaryDeploy', `{ assistantId: "${id}", ${rules(5)} }`, 'canaryDeploy { createdAt }'));
  expect(second.data.createCanaryDeploy.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  await query(
    mutation('promoteAssistantVersion', `{ assistantId: "${id}", versionId: "version-front-desk-1" }`, 'assistant { versionId }'),
  );
  expect((await query(read)).data.assistant).toEqual({ versionId: 'version-front-desk-1', canaryDeploy: null });
  const unknown = await query(
    mutation('createCanaryDeploy', `{ assistantId: "${id}", rules: [{ serve: { versionId: "nothing" } }] }`, 'canaryDeploy { createdAt }'),
  );
  expect(unknown.data.createCanaryDeploy.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
});
