/** What the example page shows, and what it asks the gateway for that. */
import { describe, expect, test } from 'vitest';
import { isOwn } from '../support/browser.ts';
import { startGateway } from '../support/gateway.ts';
import { startUpstream } from '../support/upstream.ts';
import { browserPath, isCI, namesOf, PATIENT, stations, usePage } from './example-page.ts';

test.runIf(isCI)('a machine that runs all checks has a Chromium', () => {
  expect(browserPath).not.toBeNull();
});

describe.skipIf(browserPath === null)('the example page in headless Chromium', { timeout: 60_000 }, () => {
  const { open, openSandbox } = usePage();

  test('lists, filters and pages, each for one upstream call', async () => {
    const { page, calls, requests, problems } = await openSandbox();
    await page.getByText('18 assistants').waitFor();
    expect(await namesOf(page)).toHaveLength(12);
    expect(calls()).toEqual(['GET /ai/assistants']);

    await page.getByRole('button', { name: 'Skip to pages' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Next →');
    await page.keyboard.press('Enter');
    await expect.poll(() => namesOf(page), PATIENT).toHaveLength(6);
    await expect.poll(() => page.evaluate('scrollY'), PATIENT).toBe(0);
    expect(await page.getByRole('link', { name: 'Next' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Previous' }).click();
    await expect.poll(() => namesOf(page), PATIENT).toHaveLength(12);
    expect(calls()).toEqual(Array.from({ length: 3 }, () => 'GET /ai/assistants'));

    await page.getByLabel('Name contains').fill('desk');
    await page.getByLabel('Tool').selectOption('PAY');
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
      'tool=HANDOFF': '{ toolType: HANDOFF }',
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

  test('shows conversations page by page, each beside its assistant with what was found in it, and what is used where', async () => {
    const { page, calls, problems } = await openSandbox('#/assistants/assistant-front-desk/conversations');
    await page.getByText('the newest 24').waitFor();
    await page.getByRole('button', { name: 'Older conversations' }).click();
    await expect.poll(() => namesOf(page), PATIENT).toHaveLength(48);
    const addresses = await page.locator('.card h2 a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(new Set(addresses).size).toBe(48);
    expect(calls().filter((call) => call.includes('?'))).toHaveLength(2);

    await page.goto(page.url().replace(/#.*/, `#/conversations/${CONVERSATION}`));
    await page.getByRole('heading', { name: 'Call 040', level: 1 }).waitFor();
    expect((await page.locator('.message').allInnerTexts()).slice(1, 3).map((text) => text.split(/\s*\n\s*/))).toEqual([
      ['End user · after 3 seconds', 'Hello, I need an appointment with Dr. Okafor, for tomorrow if you can.'],
      ['Assistant · after 6 seconds', 'Calls find_slots', 'doctor_id', 'okafor', 'from', '2026-06-04', 'limit', '2'],
    ]);
    const insights = page.getByRole('region', { name: 'Insights' });
    expect((await insights.innerText()).split(/\s*\n\s*/)).toEqual([
      'Insights',
      'Summary',
      'The caller booked an appointment with Dr. Okafor for the next day at nine.',
      'Satisfaction',
      'score',
      '5',
      'isResolved',
      'yes',
      'Appointment',
      'Dr. Okafor, 2026-06-04 at 09:00',
    ]);
    await page.getByRole('link', { name: 'Clinic front desk' }).waitFor();

    await page.getByRole('link', { name: 'Usage' }).click();
    const secrets = page.getByRole('region', { name: 'Secrets', exact: true });
    await secrets.getByText('8 secrets').waitFor();
    expect(await secrets.locator('.group', { hasText: 'bank-model-key' }).getByRole('link').allInnerTexts()).toEqual([
      'Card services',
      'Fraud desk',
    ]);
    const tools = page.getByRole('region', { name: 'Shared tools' });
    expect(await tools.locator('.group', { hasText: 'Take a payment' }).getByRole('link').allInnerTexts()).toEqual(['Billing desk']);
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

  test('runs a flow dry by clicks, and maps who hands over to whom', async () => {
    const { page, calls, problems } = await openSandbox('#/assistants/assistant-card-services');
    await page.getByLabel('tier').fill('gold');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('heading', { name: 'Gold desk Prompt' }).waitFor();
    await page.getByRole('group', { name: 'What does the model do at Gold desk?' }).getByText('The caller is satisfied').click();
    await page.getByText('No edge leads on').waitFor();
    expect(await page.locator('.steps > li > button').allInnerTexts()).toEqual([
      'Identity check',
      'Gold desk',
      'Farewell',
      'Anything else',
    ]);
    await page.getByRole('button', { name: 'Take the last choice back' }).click();
    await expect.poll(() => page.locator('.steps > li').count(), PATIENT).toBe(2);
    const reads = 'GET /ai/assistants/assistant-card-services';
    expect(calls()).toEqual([reads, 'GET /ai/assistants', reads, reads, reads]);

    await page.goto(page.url().replace(/#.*/, '#/assistants/assistant-table-booking'));
    await page.getByLabel('party_size').fill('4');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('group', { name: 'What does the model do at party?' }).getByText('Day, time').click();
    await page.locator('.dry-run .notice').getByText('there is silence until the caller hangs up').waitFor();
    const before = calls().length;

    await page.getByRole('link', { name: 'Handoffs' }).click();
    await page.getByText('10 assistants with handoffs').waitFor();
    await expect.poll(() => page.evaluate(`document.querySelector('.picture img').naturalWidth`), PATIENT).toBeGreaterThan(400);
    // The whole of it, with its legend.
    expect(
      await page.evaluate(`(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.querySelector('.picture'))`),
    ).toBe(0);
    await page.getByText('one with an i an assistant in a circle').waitFor();
    expect(calls().slice(before)).toEqual(['GET /ai/assistants']);
    expect(problems).toEqual([]);
  });

  test('fits a narrow window, in the dark too', async () => {
    const { page, problems } = await openSandbox('#/assistants/assistant-card-services');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 400, height: 800 });
    for (const hash of [
      '#/assistants/assistant-card-services',
      '#/assistants/assistant-front-desk',
      `#/conversations/${CONVERSATION}`,
      '#/handoffs',
      '#/usage',
      '#/import',
      '#/',
    ]) {
      await page.goto(page.url().replace(/#.*/, hash));
      await page.locator('main h1').waitFor();
      await expect.poll(() => page.getByText('Loading…').count(), PATIENT).toBe(0);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
    }
    expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe('rgb(20, 21, 28)');
    expect(problems).toEqual([]);
  });
});

/** A conversation in which a tool is called. */
const CONVERSATION = 'c0117e25-0000-4000-8000-000000000040';

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
