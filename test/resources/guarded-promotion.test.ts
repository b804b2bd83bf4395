/** Promotions that require something: what is refused makes no call that promotes. */
import { expect, test } from 'vitest';
import { createClock } from '../../src/sandbox/clock.ts';
import { startSandboxGateway } from '../support/gateway.ts';

const ID = 'assistant-front-desk';
const PROMOTE = `mutation ($input: PromoteAssistantVersionGuardedInput!) {
  promoteAssistantVersionGuarded(input: $input) { versionId userErrors { code message field } } }`;

async function start() {
  const clock = createClock();
  const gateway = await startSandboxGateway({ cacheTtlMs: 0 }, { clock });
  const { query, calls } = gateway;
  const send = async (name: string, input: object, selection: string) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await query(`mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { message } } }`, {
      variables: { input },
    });
    expect(errors).toBeUndefined();
    return data[name];
  };
  const versionWith = async (changes: object) =>
    (await send('createAssistantVersion', { assistantId: ID, changes }, 'versionId')).versionId as string;
  const promote = async (input: object) => {
    const { data, errors } = await query(PROMOTE, { variables: { input: { assistantId: ID, ...input } } });
    expect(errors).toBeUndefined();
    return data.promoteAssistantVersionGuarded;
  };
  const runSuite = async (versionId: string, rubric: string, suite: string) => {
    const tested = { name: 't', destination: ID, instructions: 'x', rubric: [{ name: 'r', criteria: rubric }], testSuite: suite };
    await send('createTest', { test: tested }, 'test { id }');
    await send('runTestSuite', { suiteName: suite, destinationVersionId: versionId }, 'testSuiteRunId');
  };
  const pass = () => clock.advance(60_000);
  const promotions = () => calls().filter((call) => call.endsWith('/promote'));
  return { versionWith, promote, runSuite, pass, promotions };
}

test('a suite counts that has passed with this very version, by its newest run', async () => {
  const { versionWith, promote, runSuite, pass, promotions } = await start();
  const [versionId, other] = [await versionWith({ greeting: 'One' }), await versionWith({ greeting: 'Two' })];
  const input = { versionId, requireSuitePassed: ['Green', 'None'] };
  const why = async () => (await promote(input)).userErrors.map(({ message }: { readonly message: string }) => message);
  await runSuite(other, 'Is kind.', 'Green');
  pass();
  expect(await why()).toEqual([
    expect.stringContaining('"Green" has no run with this version'),
    expect.stringContaining('"None" does not exist'),
  ]);
  await runSuite(versionId, 'Is kind.', 'Green');
  expect((await why())[0]).toMatch(/does not say with which version it was held, and 2 of 2 runs have not finished: "t" \(pending, run /);
  pass();
  expect(await why()).toEqual([expect.stringContaining('"None"')]);
  expect(promotions()).toEqual([]);
  expect(await promote({ versionId, requireSuitePassed: ['Green'] })).toEqual({ versionId, userErrors: [] });
  expect(promotions()).toHaveLength(1);
  await runSuite(other, 'Fails to be kind.', 'Green');
  pass();
  expect((await promote({ versionId: other, requireSuitePassed: ['Green'] })).userErrors).toMatchObject([
    {
      code: 'CONFLICT',
      message: expect.stringMatching(/1 of 3 runs have not passed: "t" \(failed, run \S+\)/),
      field: ['input', 'requireSuitePassed', '0'],
    },
  ]);
  expect(promotions()).toHaveLength(1);
});

test('errors and risks are reported all at once, and nothing is promoted', async () => {
  const { versionWith, promote, promotions } = await start();
  const tools = [{ transfer: { from: '+15550100001', targets: [] } }];
  const versionId = await versionWith({ tools });
  const { userErrors } = await promote({ versionId, maxRisk: 'WORDING' });
  expect(userErrors).toMatchObject([
    { code: 'CONFLICT', message: expect.stringMatching(/^TRANSFER_TARGET_EMPTY: /), field: ['input', 'requireNoErrors'] },
    { code: 'CONFLICT', message: expect.stringMatching(/risk PRIVACY.* more than WORDING: tools/), field: ['input', 'maxRisk'] },
  ]);
  expect(promotions()).toEqual([]);
  expect(await promote({ versionId, requireNoErrors: false, maxRisk: 'PRIVACY' })).toMatchObject({ userErrors: [] });
  expect((await promote({ versionId: 'gone' })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'versionId'] }]);
});
