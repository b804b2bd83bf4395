import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import pageConfig from '../../examples/frontend/vite.config.ts';
import type { App } from '../../src/server/app.ts';
import { listen } from '../../src/server/http.ts';
import { findBrowser, isOwn, launchBrowser, observe } from '../support/browser.ts';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';

/** A loaded machine is slow; what is there sooner is not waited for. */
const PATIENT = { timeout: 20_000 };

const ROOT = fileURLToPath(new URL('../../examples/frontend', import.meta.url));

const browserPath = findBrowser();
const isCI = process.env['CI'] === 'true';
if (browserPath === null && !isCI) {
  process.stdout.write(
    'Skipped: test/examples/example-page.browser.test.ts, as there is no Chromium here (CHROMIUM_PATH, /usr/bin/chromium, PATH).\n',
  );
}

test.runIf(isCI)('a machine that runs all checks has a Chromium', () => {
  expect(browserPath).not.toBeNull();
});

describe.skipIf(browserPath === null)('the example page in headless Chromium', { timeout: 60_000 }, () => {
  const outDir = mkdtempSync(join(tmpdir(), 'assistants-gateway-page-'));
  let browser: Browser;

  beforeAll(async () => {
    // In tests this is React's and Apollo's development build, whose warnings are errors in the console.
    const built = build({ ...pageConfig, configFile: false, root: ROOT, logLevel: 'error', build: { outDir, emptyOutDir: true } });
    [browser] = await Promise.all([launchBrowser(browserPath ?? ''), built]);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    rmSync(outDir, { recursive: true, force: true });
  });

  /** Opens the page at this hash, before a gateway that listens. All of it ends with the test. */
  async function open(app: App, hash: string) {
    const gateway = await listen(app, { port: 0, host: '127.0.0.1' });
    const proxy = { '/graphql': `http://127.0.0.1:${gateway.port}` };
    const server = await preview({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      build: { outDir },
      preview: { host: '127.0.0.1', port: 0, proxy },
    });
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    onTestFinished(async () => {
      await context.close();
      await server.close();
      await gateway.close(0);
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENT.timeout);
    const observed = await observe(page);
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}${hash}`);
    return { page, ...observed };
  }

  /** The page before the sandbox, with no cache in the gateway, so that each of its questions is an upstream call. */
  async function openSandbox(hash = '') {
    const { app, calls, query } = await startSandboxGateway({ cacheTtlMs: 0 });
    return { ...(await open(app, hash)), calls, query };
  }

  test('lists, filters and pages, each for one upstream call', async () => {
    const { page, calls, requests, problems } = await openSandbox();
    await page.getByText('18 assistants').waitFor();
    expect(await namesOf(page)).toHaveLength(12);
    expect(calls()).toEqual(['GET /ai/assistants']);

    await page.getByRole('link', { name: 'Next' }).click();
    await expect.poll(() => namesOf(page), PATIENT).toHaveLength(6);
    expect(await page.getByRole('link', { name: 'Next' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Previous' }).click();
    await expect.poll(() => namesOf(page), PATIENT).toHaveLength(12);
    expect(calls()).toEqual(Array.from({ length: 3 }, () => 'GET /ai/assistants'));

    await page.getByLabel('Name contains').fill('desk');
    await page.getByLabel('Tool').selectOption('pay');
    await page.getByText('1 assistant', { exact: true }).waitFor();
    expect(await namesOf(page)).toEqual(['Billing desk']);
    await page.getByLabel('Name contains').fill('nobody is called so');
    await page.getByText('No matches.').waitFor();
    await page.getByRole('link', { name: 'Clear' }).click();
    await page.getByText('18 assistants').waitFor();
    expect(await page.getByLabel('Name contains').inputValue()).toBe('');

    expect(requests.filter((url) => !isOwn(url))).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('shows by its address alone what filters leave', async () => {
    const { page, query, problems } = await openSandbox();
    const filters = {
      'tool=handoff': '{ toolType: "handoff" }',
      'provider=VAPI': '{ importProvider: VAPI }',
      'channel=MESSAGING': '{ enabledFeature: MESSAGING }',
      'tag=hotel': '{ tag: "hotel" }',
      'name=DESK&channel=TELEPHONY': '{ nameContains: "DESK", enabledFeature: TELEPHONY }',
    };
    for (const [address, filter] of Object.entries(filters)) {
      const { data } = await query(`{ assistants(first: 12, filter: ${filter}, orderBy: { field: NAME }) { totalCount nodes { name } } }`);
      expect(data.assistants.totalCount).toBeLessThan(18);
      await page.goto(page.url().replace(/#.*|$/, `#/?${address}`));
      await expect.poll(() => namesOf(page), PATIENT).toEqual(data.assistants.nodes.map(({ name }: { readonly name: string }) => name));
      expect(await page.getByRole('status').innerText()).toMatch(new RegExp(`^${data.assistants.totalCount} assistants?$`));
    }
    expect(problems).toEqual([]);
  });

  test('draws a flow where the wire puts it, and a click on another assistant follows the handoff', async () => {
    const { page, calls, requests, problems } = await openSandbox('#/assistants/assistant-card-services');
    await page.getByRole('heading', { name: 'Card services', level: 1 }).waitFor();
    await stations(page).first().waitFor();
    expect(calls()).toEqual(['GET /ai/assistants/assistant-card-services', 'GET /ai/assistants']);
    expect(
      await stations(page)
        .allInnerTexts()
        .then((texts) => texts.map((text) => text.split('\n').slice(0, 2).join(': '))),
    ).toEqual([
      'Start · Prompt: Identity check',
      'Prompt: Serve the request',
      'Prompt: Gold desk',
      'Tool: Open a ticket',
      'Speak: Farewell',
      'Prompt: Anything else',
      'Assistant: Fraud desk',
      'Assistant: Clinic front desk',
    ]);
    expect(await page.locator('.react-flow__edge').count()).toBe(8);
    expect(await page.locator('.react-flow__node[data-id="node serve"]').getAttribute('style')).toContain('translate(320.5px, 0px)');
    const conditions = await page.locator('.passage').allInnerTexts();
    expect(conditions).toEqual(expect.arrayContaining(['tier == "gold"', 'Both answers match the records', 'default']));

    await stations(page).getByText('Open a ticket').click();
    await page.getByRole('heading', { name: 'Open a ticket Tool' }).waitFor();
    await page.getByRole('link', { name: /Fraud desk/ }).click();
    await page.getByRole('heading', { name: 'Fraud desk', level: 1 }).waitFor();
    await page.getByRole('heading', { name: 'SIP refer' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Card services', level: 1 }).waitFor();
    // What the page has seen it shows again from its own cache.
    expect(calls()).toHaveLength(3);

    expect(requests.filter((url) => !isOwn(url))).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('lays out a flow without positions, so that no node covers another', async () => {
    const { page, problems } = await openSandbox('#/assistants/assistant-table-booking');
    await expect.poll(() => stations(page).count(), PATIENT).toBe(3);
    const boxes = await Promise.all((await stations(page).all()).map((station) => station.boundingBox()));
    const pairs = boxes.flatMap((one, index) => boxes.slice(index + 1).map((other) => [one, other] as const));
    const apart = pairs.filter(
      ([a, b]) => a && b && (a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y),
    );
    expect(apart).toHaveLength(3);
    expect(problems).toEqual([]);
  });

  test('follows handoffs of tools, says which do not exist, and shows a header only when asked', async () => {
    const { page, query, problems } = await openSandbox('#/assistants/assistant-rebooking');
    await page.getByText('assistant-lounge-desk does not exist').waitFor();
    await page.getByRole('link', { name: 'Flight status' }).click();
    await page.getByRole('heading', { name: 'Flight status', level: 1 }).waitFor();
    await page.getByRole('heading', { name: 'Client side' }).waitFor();

    const { data } = await query('{ assistant(id: "assistant-front-desk") { tools { ... on WebhookTool { headers { name value } } } } }');
    const { value } = data.assistant.tools[0].headers.find(({ name }: { readonly name: string }) => name === 'authorization');
    await page.goto(page.url().replace(/#.*/, '#/assistants/assistant-front-desk'));
    await page.getByRole('heading', { name: 'Clinic front desk', level: 1 }).waitFor();
    const reveal = page.getByRole('button', { name: 'Reveal authorization' });
    await reveal.waitFor();
    expect(await page.content()).not.toContain(value);
    await reveal.click();
    await page.getByText(value).waitFor();
    expect(problems).toEqual([]);
  });

  test('says so where there is no such assistant or page', async () => {
    const { page, calls, problems } = await openSandbox('#/assistants/none%20such');
    await page.getByText('The assistant none such does not exist.').waitFor();
    expect(calls()).toEqual(['GET /ai/assistants/none%20such']);
    await page.goto(page.url().replace(/#.*/, '#/nothing/here'));
    await page.getByRole('heading', { name: 'No such page' }).waitFor();
    expect(problems).toEqual([]);
  });

  test('imports, puts a refusal beside its field, and the list has what is new', async () => {
    const { page, calls, problems } = await openSandbox();
    await page.getByText('18 assistants').waitFor();
    await page.getByRole('link', { name: 'Import', exact: true }).click();
    const keyRef = page.getByLabel('API key reference');
    const submit = page.getByRole('button', { name: 'Import' });
    await page.getByLabel('Provider').selectOption('VAPI');
    await keyRef.fill('no-such-key');
    await submit.click();
    await page.locator('#apiKeyRef-notes').getByText("There is no integration secret 'no-such-key'.").waitFor();
    expect(await keyRef.getAttribute('aria-invalid')).toBe('true');

    await keyRef.fill('vapi-key');
    await page.getByLabel('Agent IDs').fill('asst_pharmacy_triage\nno-such-agent');
    await submit.click();
    await page.locator('#importIds-notes').getByText('Id 2: vapi has no agent with this id').waitFor();
    expect(await keyRef.getAttribute('aria-invalid')).toBe('false');

    await page.getByLabel('Agent IDs').fill('asst_pharmacy_triage');
    await submit.click();
    await page.getByText('1 assistant imported').waitFor();
    const [name = ''] = await namesOf(page);
    expect(calls()).toEqual(['GET /ai/assistants', ...Array.from({ length: 3 }, () => 'POST /ai/assistants/import')]);

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
    const upstream = await startUpstream(() => reply);
    const { app } = startGateway({ upstreamUrl: upstream.url, token: null, defaultToken: 'test', limits: { backoffMs: 2 } });
    const { page } = await open(app, '#/import');
    await page.getByLabel('API key reference').fill('one');
    /** Submits, while the upstream answers so, and gives the keys that arrived there. */
    const submit = async (answer: UpstreamReply, outcome: string) => {
      reply = answer;
      const before = upstream.requests.length;
      await page.getByRole('button', { name: 'Import' }).click();
      await page.getByText(outcome).waitFor();
      return [...new Set(upstream.requests.slice(before).map(({ headers }) => headers['idempotency-key']))];
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

  test('shows code, message and pause of a failure, and tries again when told to', async () => {
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

  test('shows what the gateway does not know as it was sent, secrets hidden at first', async () => {
    const upstream = await startUpstream(({ path }) =>
      path === '/ai/assistants/new' ? { body: NEWER_THAN_THE_GATEWAY } : { status: 404 },
    );
    const { app } = startGateway({ upstreamUrl: upstream.url, token: null, defaultToken: 'test' });
    const { page, problems } = await open(app, '#/assistants/new');
    await page.getByText('teleport').first().waitFor();
    const json = page.locator('.tool .json');
    expect(JSON.parse(await json.locator('pre').innerText())).toEqual({
      type: 'teleport',
      range: 7,
      headers: [{ name: 'x-pass', value: '•••' }],
    });
    expect(await page.content()).not.toContain('open sesame');
    await json.getByRole('button', { name: 'Reveal secrets' }).click();
    expect(JSON.parse(await json.locator('pre').innerText())).toEqual(NEWER_THAN_THE_GATEWAY.tools[0]);

    await stations(page).first().waitFor();
    expect((await stations(page).allInnerTexts()).map((text) => text.replaceAll('\n', '|'))).toEqual([
      'Start · Unknown: dance|Waltz',
      'Node|gone|does not exist',
      'Node|unknown target moon|does not exist',
      'Assistant|nobody|does not exist',
    ]);
    expect(await page.locator('.passage').allInnerTexts()).toEqual(['unknown condition tide', 'default', 'no condition']);
    expect(upstream.calls.toSorted()).toEqual(['GET /ai/assistants/new', 'GET /ai/assistants/nobody']);
    expect(problems).toEqual([]);
  });

  test('fits a narrow window, in the dark too', async () => {
    const { page, problems } = await openSandbox('#/assistants/assistant-card-services');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 400, height: 800 });
    for (const hash of ['#/assistants/assistant-card-services', '#/assistants/assistant-front-desk', '#/import', '#/']) {
      await page.goto(page.url().replace(/#.*/, hash));
      await page.locator('main h1').waitFor();
      await expect.poll(() => page.getByText('Loading…').count(), PATIENT).toBe(0);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
    }
    expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe('rgb(20, 21, 28)');
    expect(problems).toEqual([]);
  });
});

/** A list of one, with a tool, as a list that shows none would be doubted. */
const ANNA: UpstreamReply = { body: { data: [{ id: 'a', name: 'Anna', tools: [{ type: 'hangup', hangup: {} }] }] } };

/** An assistant with members that no version of the gateway knows. */
const NEWER_THAN_THE_GATEWAY = {
  id: 'new',
  name: 'Newcomer',
  tools: [{ type: 'teleport', range: 7, headers: [{ name: 'x-pass', value: 'open sesame' }] }],
  conversation_flow: {
    start_node_id: 'waltz',
    nodes: [{ id: 'waltz', name: 'Waltz', type: 'dance' }],
    edges: [
      { id: '1', start_node_id: 'waltz', condition: { type: 'tide' }, target: { type: 'node', node_id: 'gone' } },
      { id: '2', start_node_id: 'waltz', condition: { type: 'default' }, target: { type: 'moon' } },
      { id: '3', start_node_id: 'waltz', target: { type: 'assistant', assistant_id: 'nobody' } },
    ],
  },
};

const namesOf = (page: Page) => page.locator('.card h2').allInnerTexts();

const stations = (page: Page) => page.locator('.react-flow__node');
