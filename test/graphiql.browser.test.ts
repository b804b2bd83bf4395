import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { examples } from '../src/server/graphiql/examples.generated.ts';
import { listen } from '../src/server/http.ts';
import { findBrowser, isOwn, launchBrowser, observe, type Observed } from './support/browser.ts';
import { startSandboxGateway } from './support/gateway.ts';

const SCREENSHOT = join(tmpdir(), 'assistants-gateway-graphiql.png');
const TITLES = examples.map((text) => /^(?:query|mutation|subscription) (\w+)/m.exec(text)?.[1] ?? 'untitled');

const browserPath = findBrowser();
const isCI = process.env['CI'] === 'true';
if (browserPath === null && !isCI) {
  process.stdout.write('Skipped: test/graphiql.browser.test.ts, as there is no Chromium here (CHROMIUM_PATH, /usr/bin/chromium, PATH).\n');
}

test.runIf(isCI)('a machine that runs all checks has a Chromium', () => {
  expect(browserPath).not.toBeNull();
});

describe.skipIf(browserPath === null)('GraphiQL in headless Chromium', { timeout: 180_000 }, () => {
  test('loads from nowhere else, runs an example and opens the docs', async () => {
    await withPage(async (page, { requests, problems }) => {
      await expect.poll(() => titlesOf(page), { timeout: 30_000 }).toEqual(TITLES);
      await editorShows(page, 'AssistantWithEverything');
      await page.getByRole('button', { name: /^Execute query/ }).click();
      await response(page).getByText('Clinic front desk').first().waitFor();

      await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
      const docs = page.locator('.graphiql-doc-explorer');
      await docs.getByRole('link', { name: 'Assistant', exact: true }).click();
      await docs.getByText('A voice or chat agent: a model').waitFor();
      await docs.getByText('One upstream read brings all of its own fields').waitFor();
      await page.screenshot({ path: SCREENSHOT });

      await page.getByRole('button', { name: 'Hide Documentation Explorer' }).click();
      expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
      await page.setViewportSize({ width: 390, height: 800 });
      await expect.poll(async () => (await response(page).boundingBox())?.width ?? 0).toBeGreaterThan(250);

      expect(requests.length).toBeGreaterThan(2);
      expect(requests.filter((url) => !isOwn(url))).toEqual([]);
      expect(problems).toEqual([]);
    });
  });

  test.each([1400, 390])('shows a new tab, and one that is chosen from the keyboard, %i pixels wide', async (width) => {
    await withPage(async (page, { problems }) => {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => titlesOf(page), { timeout: 30_000 }).toEqual(TITLES);
      await page.getByRole('button', { name: 'New tab' }).click();
      await expect.poll(() => titlesOf(page)).toHaveLength(TITLES.length + 1);
      await expect.poll(() => activeTabIsInSight(page)).toBe(true);
      await page.locator('.graphiql-tab-button').first().focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.graphiql-tab-active .graphiql-tab-button').innerText()).toBe(TITLES[0]);
      await expect.poll(() => activeTabIsInSight(page)).toBe(true);
      expect(problems).toEqual([]);
    });
  });

  test('opens each tab at the first click, and its operation runs', async () => {
    await withPage(async (page, { problems }) => {
      await expect.poll(() => titlesOf(page), { timeout: 30_000 }).toEqual(TITLES);
      // The body of a stream cannot be had from the browser.
      for (const title of TITLES.filter((name) => name !== 'Chat').toReversed()) {
        await page.locator('.graphiql-tab-button', { hasText: title }).click();
        await expect.poll(() => page.locator('.graphiql-tab-active .graphiql-tab-button').innerText(), { timeout: 10_000 }).toBe(title);
        await editorShows(page, title);
        // The editor may still be taking in the tab's text, so a press that ran nothing is made again.
        await expect.poll(() => execute(page, title), { timeout: 60_000 }).toEqual({ data: expect.anything() as unknown });
        await response(page).getByText('"data"').first().waitFor();
      }
      expect(problems).toEqual([]);
    });
  });
});

/** Presses the button, and gives the answer to the operation of this name; null where none was asked. */
async function execute(page: Page, operation: string): Promise<unknown> {
  const [answer] = await Promise.all([
    page.waitForResponse((candidate) => candidate.request().postData()?.includes(operation) ?? false, { timeout: 500 }).catch(() => null),
    page.getByRole('button', { name: /^Execute query/ }).click(),
  ]);
  return answer === null ? null : await answer.json();
}

/** Opens GraphiQL of a gateway that listens, and closes all of it whatever happens. */
async function withPage(use: (page: Page, observed: Observed) => Promise<void>): Promise<void> {
  const { app } = await startSandboxGateway();
  const server = await listen(app, { port: 0, host: '127.0.0.1' });
  const browser = await launchBrowser(browserPath ?? '');
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.setDefaultTimeout(60_000);
    const observed = await observe(page);
    await page.goto(`http://127.0.0.1:${server.port}/graphql`);
    await use(page, observed);
  } finally {
    await browser.close();
    await server.close(0);
  }
}

const activeTabIsInSight = (page: Page) =>
  page.locator('.graphiql-tab-active').evaluate((tab) => {
    const [own, bar] = [tab.getBoundingClientRect(), tab.parentElement?.getBoundingClientRect()];
    return bar !== undefined && own.left >= bar.left - 1 && own.right <= bar.right + 1 && own.right <= innerWidth;
  });

const titlesOf = (page: Page) => page.locator('.graphiql-tab-button').allInnerTexts();

/** The editors come after the tabs, and what is run before is nothing. */
const editorShows = (page: Page, text: string) => page.locator('.graphiql-query-editor').getByText(text).first().waitFor();

const response = (page: Page) => page.locator('.graphiql-response');
