/** The commands `readiness` and `promote`, against a sandbox. */
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { DEMO_TOKEN, startSandbox } from '../../src/sandbox/app.ts';
import { run, runJson } from '../support/command.ts';

async function start() {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const env = { UPSTREAM_URL: sandbox.url, TELNYX_API_KEY: DEMO_TOKEN };
  const promotions = () => sandbox.calls.filter(({ path }) => path.endsWith('/promote')).length;
  return { env, promotions, text: (...argv: string[]) => run(argv, env) };
}

const READINESS = z.strictObject({
  ok: z.boolean(),
  upstream: z.url(),
  assistants: z.array(
    z.strictObject({
      id: z.string(),
      reach: z.strictObject({ calls: z.boolean(), messages: z.boolean(), web: z.boolean() }).nullable(),
      findings: z.array(z.looseObject({ code: z.string(), severity: z.string(), path: z.array(z.string()) })),
      fault: z.string().nullable(),
    }),
  ),
});

const PROMOTE = z.strictObject({
  ok: z.boolean(),
  upstream: z.url(),
  assistantId: z.string(),
  versionId: z.string().nullable(),
  userErrors: z.array(z.strictObject({ code: z.string(), message: z.string(), field: z.array(z.string()).nullable() })),
});

test('readiness says by which channels an assistant is reached, and why not by the others', async () => {
  const { env, text } = await start();
  const { exitCode, out } = await text('readiness', 'assistant-front-desk');
  expect(exitCode).toBe(0);
  expect(out.split('\n').slice(0, 2)).toEqual([
    'reached assistant-front-desk: takes calls, messages',
    'info    READY_WEB_CALLS_OFF assistant-front-desk: telephonySettings.supportsUnauthenticatedWebCalls',
  ]);
  expect((await text('readiness', 'assistant-front-desk', '--needs', 'Calls, messages')).exitCode).toBe(0);
  expect((await text('readiness', 'assistant-front-desk', '--needs', 'web')).exitCode).toBe(1);
  const several = ['readiness', 'assistant-front-desk', 'gone', '--min-severity', 'warning'];
  const { data, exitCode: failed } = await runJson(READINESS, several, env);
  expect([failed, data.assistants]).toMatchObject([
    1,
    [
      { id: 'assistant-front-desk', reach: { calls: true, web: false }, findings: [], fault: null },
      { id: 'gone', reach: null, fault: 'there is no assistant with this id' },
    ],
  ]);
  expect(await text('readiness', 'a', '--needs', 'fax', '--ignore', 'READY_WEB_CALL_OFF')).toMatchObject({
    exitCode: 2,
    err: expect.stringMatching(/is it READY_WEB_CALLS_OFF\?\n--needs takes calls, messages, web, not "fax"\./),
  });
});

test('readiness fails where something is missing, unless that is ignored', async () => {
  const { text } = await start();
  const { exitCode, out } = await text('readiness', 'assistant-table-booking');
  expect([exitCode, out]).toEqual([1, expect.stringContaining('error   READY_NO_APP assistant-table-booking')]);
  expect(out).toContain('`default_texml_app_id`');
  expect((await text('readiness', 'assistant-table-booking', '--ignore', 'READY_NO_APP')).exitCode).toBe(0);
});

test('promote makes a version the main one, or says what it lacks and calls nothing that promotes', async () => {
  const { env, promotions, text } = await start();
  const version = ['promote', 'assistant-hotel-concierge', 'version-hotel-concierge-1'];
  const refused = await text(...version, '--require-suite', 'Refunds, greetings', '--max-risk', 'Wording');
  expect(refused.exitCode).toBe(1);
  expect(refused.out.split('\n').slice(0, 4)).toEqual([
    'refused  assistant-hotel-concierge: version version-hotel-concierge-1',
    expect.stringContaining('"Refunds"'),
    expect.stringContaining('is it "Greetings"?'),
    expect.stringContaining('risk BEHAVIOUR, which is more than WORDING'),
  ]);
  const { data, exitCode } = await runJson(PROMOTE, [...version, '--max-risk', 'none'], env);
  expect([exitCode, data]).toMatchObject([
    1,
    { ok: false, versionId: null, userErrors: [{ code: 'CONFLICT', field: ['input', 'maxRisk'] }] },
  ]);
  expect(promotions()).toBe(0);
  expect(await text(...version, '--max-risk', 'loud')).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('--max-risk takes none, wording'),
  });
  expect(await text(...version)).toMatchObject({
    exitCode: 0,
    out: 'promoted assistant-hotel-concierge: version version-hotel-concierge-1\n',
  });
  expect(await text(...version)).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^the main version already assistant-hotel/) });
  expect(promotions()).toBe(1);
  expect(await text('promote', 'gone', 'v')).toMatchObject({
    exitCode: 1,
    out: 'refused  gone: version v\n         There is no assistant with this id.\n',
  });
  expect((await run(version)).out).toContain('It does not stay so, as the sandbox ends here');
  expect(await text('promote', 'assistant-hotel-concierge')).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('promote needs VERSION.'),
  });
});
