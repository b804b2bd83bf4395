/** What the example page sends: imports and tokens; and what it says of a failure. */
import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';
import { browserPath, namesOf, usePage } from './example-page.ts';

describe.skipIf(browserPath === null)('the example page in headless Chromium', { timeout: 60_000 }, () => {
  const { open, openSandbox } = usePage();

  test('imports, puts a refusal beside its field, and the list has what is new', async () => {
    const { page, calls, problems } = await openSandbox();
    await page.getByText('18 assistants').waitFor();
    await page.getByRole('link', { name: 'Import', exact: true }).click();
    const keyRef = page.getByLabel('API key reference');
    const submit = page.getByRole('button', { name: 'Import', exact: true });
    const writes = () => calls().filter((call) => call.startsWith('POST'));
    await page.getByLabel('Provider').selectOption('VAPI');
    await keyRef.fill('no-such-key');
    await submit.click();
    await page.getByText('assistants would be overwritten').or(page.getByText('assistant would be overwritten')).waitFor();
    await page.getByRole('dialog').getByText('Refill line').waitFor();
    // Nothing is written before the answer, and nothing after a no.
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(writes()).toEqual([]);
    await submit.click();
    await page.getByRole('button', { name: 'Import all' }).click();
    await page.locator('#apiKeyRef-notes').getByText("There is no integration secret 'no-such-key'.").waitFor();
    expect(await keyRef.getAttribute('aria-invalid')).toBe('true');

    await keyRef.fill('vapi-key');
    await page.getByLabel('Agent IDs').fill('asst_pharmacy_triage\nno-such-agent');
    await submit.click();
    await page.getByRole('button', { name: 'Import 2 agents' }).click();
    await page.locator('#importIds-notes').getByText('Id 2: vapi has no agent with this id').waitFor();
    expect(await keyRef.getAttribute('aria-invalid')).toBe('false');

    await page.getByLabel('Agent IDs').fill('asst_pharmacy_triage');
    await submit.click();
    await page.getByText('No assistant of the account was imported').waitFor();
    await page.getByRole('button', { name: 'Import 1 agent' }).click();
    await page.getByText('1 assistant imported').waitFor();
    const [name = ''] = await namesOf(page);
    expect(writes()).toEqual(Array.from({ length: 3 }, () => 'POST /ai/assistants/import'));

    await page.getByRole('link', { name: 'Assistants', exact: true }).click();
    await page.getByText('19 assistants').waitFor();
    expect(calls().at(-1)).toBe('GET /ai/assistants');
    await page.getByLabel('Name contains').fill(name);
    await page.getByText('1 assistant', { exact: true }).waitFor();
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    expect(problems).toEqual([]);
  });

  test('sends an import that failed again under the same key, and another one under its own', async () => {
    let reply: UpstreamReply = {};
    const upstream = await startUpstream(({ method }) => (method === 'POST' ? reply : { body: { data: [] } }));
    const { app } = startGateway({ upstreamUrl: upstream.url, token: null, defaultToken: 'test', limits: { backoffMs: 2 } });
    const { page } = await open(app, '#/import');
    await page.getByLabel('API key reference').fill('one');
    /** Submits, while the upstream answers so, and gives the keys that arrived there. */
    const submit = async (answer: UpstreamReply, outcome: string) => {
      reply = answer;
      const before = upstream.requests.length;
      await page.getByRole('button', { name: 'Import' }).click();
      await page.getByRole('button', { name: 'Import all' }).click();
      await page.getByText(outcome).waitFor();
      return [
        ...new Set(
          upstream.requests
            .slice(before)
            .filter(({ method }) => method === 'POST')
            .map(({ headers }) => headers['idempotency-key']),
        ),
      ];
    };
    const [first] = await submit({ status: 503 }, 'UPSTREAM_UNAVAILABLE');
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(await submit({ status: 409 }, 'CONFLICT')).toEqual([first]);
    expect(await submit({ body: { data: [] } }, '0 assistants imported')).toEqual([first]);
    const [second] = await submit({ status: 422 }, 'BAD_USER_INPUT');
    expect(second).not.toBe(first);
    await page.getByLabel('API key reference').fill('two');
    const [third] = await submit({ body: { data: [] } }, '0 assistants imported');
    expect([first, second]).not.toContain(third);
  });

  test('shows code, message and pause of a failure, and tries again when asked to', async () => {
    const replies: UpstreamReply[] = [{ status: 429, headers: { 'retry-after': '42' } }];
    const upstream = await startUpstream(() => replies.shift() ?? ANNA);
    const { app } = startGateway({ upstreamUrl: upstream.url, token: null, defaultToken: 'test', cacheTtlMs: 0 });
    const { page, problems } = await open(app, '');
    const alert = page.getByRole('alert');
    await alert.getByText('RATE_LIMITED').waitFor();
    expect(await alert.innerText()).toMatch(/RATE_LIMITED .+ Try again in 42 s\./);
    expect(upstream.calls).toEqual(['GET /ai/assistants']);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'Anna' }).waitFor();
    // It does not cover what was asked for.
    expect(await page.getByLabel('Bearer token').isVisible()).toBe(false);
    expect(await alert.count()).toBe(0);
    expect(upstream.calls).toHaveLength(2);
    expect(problems).toEqual([]);
  });

  test('sends the token that was typed in, and keeps it nowhere', async () => {
    const upstream = await startUpstream(() => ANNA);
    const { app } = startGateway({ upstreamUrl: upstream.url, token: null });
    const { page } = await open(app, '');
    await page.getByRole('alert').getByText('UNAUTHENTICATED').waitFor();
    await page.getByText('Token: none').click();
    await page.getByLabel('Bearer token').fill('typed-in-token');
    await page.getByRole('button', { name: 'Use' }).click();
    await page.getByRole('link', { name: 'Anna' }).waitFor();
    expect(upstream.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer typed-in-token']);
    const kept = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
    expect(kept).toBe('[{},{},""]');
    expect(await page.content()).not.toContain('typed-in-token');
    await page.reload();
    await page.getByText('Token: none').waitFor();
  });
});

/** A list of one, with a tool, as a list that shows none would be doubted. */
const ANNA: UpstreamReply = { body: { data: [{ id: 'a', name: 'Anna', model: 'm', tools: [{ type: 'hangup', hangup: {} }] }] } };
