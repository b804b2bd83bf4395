import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { tabs as anyTabs } from '../../graphiql/src/tabs.generated.ts';
import { tabs as sandboxTabs } from '../../graphiql/src/tabs.sandbox.generated.ts';
import { DEMO_TOKEN } from '../../src/sandbox/app.ts';
import { listen } from '../../src/server/http.ts';
import { findBrowser, isOwn, launchBrowser, observe, type Observed } from '../support/browser.ts';
import { builtGraphiQL } from '../support/builds.ts';
import { startSandboxGateway, type GatewayOptions } from '../support/gateway.ts';
import {
  activeTabIsInSight,
  activeTitle,
  answer,
  controlsOf,
  editorShows,
  openTab,
  outcome,
  run,
  schemaIsThere,
  titlesOf,
} from '../support/graphiql-page.ts';
import { startPrefixProxy, type Passed } from '../support/prefix-proxy.ts';

const titlesIn = (tabs: readonly string[]) => tabs.map((text) => /^(?:query|mutation|subscription) (\w+)/m.exec(text)?.[1] ?? 'untitled');
const TITLES = titlesIn(sandboxTabs);

const browserPath = findBrowser();
const isCI = process.env['CI'] === 'true';
if (browserPath === null && !isCI) {
  process.stdout.write(
    'Skipped: test/graphiql/graphiql.browser.test.ts, as there is no Chromium here (CHROMIUM_PATH, /usr/bin/chromium, PATH).\n',
  );
}

test.runIf(isCI)('a machine that runs all checks has a Chromium', () => {
  expect(browserPath).not.toBeNull();
});

describe.skipIf(browserPath === null)('GraphiQL in headless Chromium, behind a proxy that takes a prefix off', { timeout: 120_000 }, () => {
  let folder: string;
  let browser: Browser;
  beforeAll(async () => {
    [browser, folder] = await Promise.all([launchBrowser(browserPath ?? ''), builtGraphiQL()]);
  }, 300_000);
  afterAll(() => browser.close());

  /** Opens the page of a gateway of its own. */
  async function open(
    options: Partial<GatewayOptions> = {},
    path = '/',
  ): Promise<Observed & { readonly page: Page; readonly passed: Passed[] }> {
    const { app } = await startSandboxGateway({ graphiqlFolder: folder, ...options });
    const server = await listen(app, { port: 0, host: '127.0.0.1' });
    const { url, passed } = await startPrefixProxy(server.port, '/gw');
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    onTestFinished(async () => {
      await context.close();
      await server.close(0);
    });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const observed = await observe(page);
    await page.goto(url + path);
    return { page, passed, ...observed };
  }

  test('loads little and from nowhere else, even less again, and runs a query, a write and a subscription', async () => {
    const { page, passed, requests, problems } = await open();
    await expect.poll(() => titlesOf(page)).toEqual(TITLES);
    await editorShows(page, 'AssistantWithEverything');
    await schemaIsThere(page);
    // What is still on its way when the page is left would be sent again.
    await expect.poll(() => page.workers().length).toBe(3);
    await page.waitForLoadState('networkidle');
    const first = passed.splice(0);
    expect(first.filter(isFile).length).toBeGreaterThan(10);

    await page.reload();
    await editorShows(page, 'AssistantWithEverything');
    await schemaIsThere(page);
    // A subscription, a write, and what is in front at first.
    for (const title of ['WriteChatMessage', 'WriteVoice', 'AssistantWithEverything']) {
      await openTab(page, title);
      await run(page);
      await answer(page).getByText('"data"').first().waitFor();
      await outcome(page)
        .getByText(/^\d+ upstream calls?$/)
        .waitFor();
      await expectNoErrors(page);
    }
    // What came after the first load, for it or for the operations, is new: no file was sent twice.
    const gets = passed.filter(({ method }) => method === 'GET');
    const again = gets.filter((one) => !isFile(one));
    expect(again.map(({ path, status }) => [path.slice(0, 15), status])).toEqual([
      ['/graphql', 304],
      ['/graphql?query=', 304],
    ]);
    expect(bytesOf(again)).toBeLessThan(5_000);
    const files = [...first, ...gets].filter(isFile).map(({ path }) => path);
    expect(files).toEqual([...new Set(files)]);
    expect(first.length + gets.length - again.length).toBeLessThanOrEqual(30);
    expect(bytesOf([...first, ...gets])).toBeLessThan(2_000_000);
    expect(requests.filter((url) => !isOwn(url))).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('has one token for all tabs, and tabs that any account can run', async () => {
    const titles = titlesIn(anyTabs);
    const { page, passed, problems } = await open({ isSandbox: false, defaultToken: null });
    await expect.poll(() => titlesOf(page)).toEqual(titles);
    await editorShows(page, titles[0] ?? '');
    await schemaIsThere(page);
    await run(page);
    await outcome(page).getByText('UNAUTHENTICATED').waitFor();
    await page.getByLabel('Token').fill('tok-é😀');
    // Nothing is sent.
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await answer(page).getByText('The token has characters that no header can carry.').waitFor();
    expect(await outcome(page).getByText('UNAUTHENTICATED').count()).toBe(0);
    await page.getByLabel('Token').fill(`Bearer ${DEMO_TOKEN} `);
    await page.reload();
    for (const title of ['Flows', 'Assistants']) {
      await openTab(page, title);
      passed.length = 0;
      await run(page);
      await answer(page).getByText('"data"').first().waitFor();
      expect(sentIn(passed)).toEqual([`Bearer ${DEMO_TOKEN}`]);
      await expectNoErrors(page);
    }
    expect(problems).toEqual([]);
  });

  test('keeps the answer of a tab that is left for it, and says where a subscription was cut and that nothing was sent', async () => {
    const { page, problems } = await open();
    await editorShows(page, 'AssistantWithEverything');
    await schemaIsThere(page);
    const held: (() => void)[] = [];
    await page.route('**/graphql', async (route) => {
      if (route.request().method() === 'POST') await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
    });
    /** Leaves a tab before its answer comes. */
    const runAndLeave = async (title: string, other: string) => {
      await openTab(page, title);
      await expect
        .poll(async () => {
          if (held.length === 0) await page.getByRole('button', { name: /^Execute query/ }).click();
          return held.length;
        })
        .toBe(1);
      await openTab(page, other);
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      held.pop()?.();
      await answered;
      await openTab(page, title);
    };
    await runAndLeave('WriteVoice', 'AssistantWithEverything');
    await answer(page).getByText('"data"').first().waitFor();
    await outcome(page)
      .getByText(/ms elapsed$/)
      .waitFor();
    await runAndLeave('WriteChatMessage', 'AssistantWithEverything');
    await outcome(page).getByText('stopped before its end').waitFor();
    // Nothing is shown in the tab that was in front meanwhile.
    await openTab(page, 'AssistantWithEverything');
    expect(await outcome(page).innerText()).toBe('What an answer cost is shown here.');
    expect(await answer(page).getByText('"data"').count()).toBe(0);
    await page.getByRole('button', { name: 'Headers', exact: true }).click();
    await page.locator('.graphiql-editor-tool .monaco-editor').last().click();
    await page.keyboard.type('{ a');
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await answer(page).getByText('Request not sent').waitFor();
    await outcome(page).getByText('What an answer cost is shown here.').waitFor();
    expect(problems).toEqual([]);
  });

  test('shows where an error is, in the text as it was written, from a link with a query', async () => {
    const query = '# A comment\n{\n  assistants { nodes { nam } }\n}';
    const { page, passed, problems } = await open(
      {},
      `/graphql?${new URLSearchParams({ query, variables: '{"of":"a link"}' }).toString()}`,
    );
    await editorShows(page, 'A comment');
    await page.locator('.graphiql-editor-tool').getByText('a link').waitFor();
    await schemaIsThere(page);
    await run(page);
    await answer(page).getByText('"line": 3').waitFor();
    await answer(page).getByText('"column": 24').waitFor();
    expect(sentIn(passed)).toEqual([undefined]);
    expect(await titlesOf(page)).toEqual(['<untitled>', ...TITLES]);
    await page.getByRole('button', { name: /^Prettify query/ }).click();
    await expect.poll(() => page.locator('.graphiql-query-editor .view-line').count()).toBeGreaterThan(query.split('\n').length);
    expect(problems).toEqual([]);
  });

  test('shows a tab that was chosen before its editor was loaded', async () => {
    const { page, problems } = await open(
      {},
      `/graphql?${new URLSearchParams({ query: '{ first: __typename }', variables: '{"of":"a link"}' }).toString()}`,
    );
    let load = () => {};
    const isChosen = new Promise<void>((resolve) => (load = resolve));
    await page.route('**/graphiql/*.js', async (route) => {
      const response = await route.fetch();
      // What has this name is the editor.
      if ((await response.text()).includes('createDiffEditor')) await isChosen;
      await route.fulfill({ response });
    });
    await page.reload({ waitUntil: 'commit' });
    await page.locator('.graphiql-tab-button', { hasText: /^WriteVoice$/ }).click();
    await expect.poll(() => activeTitle(page)).toBe('WriteVoice');
    expect(await page.locator('.graphiql-query-editor .monaco-editor').count()).toBe(0);
    load();
    await editorShows(page, 'WriteVoice');
    expect(await page.locator('.graphiql-editor-tool').getByText('a link').count()).toBe(0);
    await openTab(page, 'AssistantWithEverything');
    await openTab(page, 'WriteVoice');
    expect(await titlesOf(page)).toEqual(['<untitled>', ...TITLES]);
    // Scripts that nothing waits for may still be on their way through the route when the page is closed.
    await page.unrouteAll({ behavior: 'wait' });
    expect(problems).toEqual([]);
  });

  test('shows docs and a query builder, the assistant first', async () => {
    const { page, problems } = await open();
    await editorShows(page, 'AssistantWithEverything');
    await openTab(page, TITLES[4] ?? '');
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    // The docs take the room of its tab.
    await expect.poll(() => activeTabIsInSight(page)).toBe(true);
    await openTab(page, 'AssistantWithEverything');
    const docs = page.locator('.graphiql-doc-explorer');
    expect(await controlsOf(page)).toEqual(expect.arrayContaining(['combobox Search the docs', 'textbox Operation', 'textbox Answer']));
    await docs.getByRole('link', { name: 'Query', exact: true }).click();
    await docs.getByText('assistants').first().waitFor();
    expect((await docs.locator('.graphiql-doc-explorer-field-name').allInnerTexts()).slice(0, 2)).toEqual(['assistant', 'assistants']);
    await page.getByRole('button', { name: 'Show Query builder' }).click();
    await expect
      .poll(() => controlsOf(page))
      .toEqual(expect.arrayContaining(['combobox Kind of the new operation', 'button Add the operation']));
    // Icons are called by their pictures, and no control by a letter or nothing.
    expect((await controlsOf(page)).filter((control) => /^\w+(?: .{0,2}| \w{1,3} icon)?$/.test(control))).toEqual([]);
    const shown = () => page.locator('.graphiql-query-editor .view-lines').first().innerText();
    await page.locator('.graphiql-query-editor .view-lines').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# Kept.\n');
    await page.locator('.graphiql-explorer-root').getByText('createdAt').first().click();
    await expect.poll(shown).not.toContain('createdAt');
    expect(await shown()).toMatch(/^#\sKept\./);
    await page.locator('.graphiql-query-editor .view-lines').first().click();
    await page.keyboard.press('Control+z');
    await expect.poll(shown).toContain('createdAt');
    expect(await shown()).toMatch(/^#\sKept\./);
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
    expect(problems).toEqual([]);
  });

  test('shows a new tab, and one that is chosen from the keyboard, in a wide window and in a narrow one', async () => {
    const { page, problems } = await open();
    await expect.poll(() => titlesOf(page)).toEqual(TITLES);
    for (const [index, width] of [1400, 390].entries()) {
      const count = TITLES.length + 1 + index;
      await page.setViewportSize({ width, height: 800 });
      await editorShows(page, 'AssistantWithEverything');
      await page.getByRole('button', { name: 'New tab' }).click();
      await expect.poll(() => titlesOf(page)).toHaveLength(count);
      await expect.poll(() => activeTabIsInSight(page)).toBe(true);
      await page.locator('.graphiql-tab-button').first().focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => activeTitle(page)).toBe(TITLES[0]);
      await expect.poll(() => activeTabIsInSight(page)).toBe(true);
      // All are within reach, also those that have no room.
      const all = page.getByLabel('All tabs');
      expect(await all.evaluate((list) => (list as HTMLSelectElement).selectedOptions[0]?.text)).toBe(`${count} tabs`);
      for (const title of [TITLES.at(-1) ?? '', TITLES[0] ?? '']) {
        await all.selectOption({ label: title });
        await expect.poll(() => activeTitle(page)).toBe(title);
        await expect.poll(() => activeTabIsInSight(page)).toBe(true);
      }
      await editorShows(page, 'AssistantWithEverything');
      await run(page);
      await answer(page).getByText('Clinic front desk').first().waitFor();
      const { width: wide, height: high } = (await answer(page).boundingBox()) ?? { width: 0, height: 0 };
      expect([wide, high]).toEqual([expect.any(Number), expect.any(Number)]);
      expect(Math.min(wide, high)).toBeGreaterThan(250);
    }
    expect(problems).toEqual([]);
  });
});

const isFile = ({ path }: Passed) => path.startsWith('/graphiql/');
const bytesOf = (passed: readonly Passed[]) => passed.reduce((sum, { bytes }) => sum + bytes, 0);

/** The credentials of the operations that were sent. */
const sentIn = (passed: readonly Passed[]) => passed.filter(({ method }) => method === 'POST').map(({ authorization }) => authorization);

/** The line below the answer names the codes of its errors. */
const expectNoErrors = async (page: Page) => expect(await outcome(page).locator('strong').allInnerTexts()).toEqual([]);
