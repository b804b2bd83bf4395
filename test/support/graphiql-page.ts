/** What is to be seen of GraphiQL in a browser. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export const activeTabIsInSight = (page: Page) =>
  page.locator('.graphiql-tab-active').evaluate((tab) => {
    const [own, bar] = [tab.getBoundingClientRect(), tab.parentElement?.getBoundingClientRect()];
    return bar !== undefined && own.left >= bar.left - 1 && own.right <= bar.right + 1 && own.right <= innerWidth;
  });

export const titlesOf = (page: Page) => page.locator('.graphiql-tab-button').allInnerTexts();
export const activeTitle = (page: Page) => page.locator('.graphiql-tab-active .graphiql-tab-button').innerText();

/** The editors come after the tabs, and what is run before is nothing. */
export const editorShows = (page: Page, text: string) => page.locator('.graphiql-query-editor').getByText(text).first().waitFor();

/** What a screen reader says of each control, and of each icon with a title. */
export async function controlsOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value) }))
    .filter(({ role, name }) => ['button', 'textbox', 'combobox', 'link'].includes(role) || (role === 'image' && name.endsWith(' icon')))
    .map(({ role, name }) => `${role} ${name}`.trim());
}

/** The docs come with the schema. */
export const schemaIsThere = (page: Page) =>
  page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('IntrospectionQuery')));

export const outcome = (page: Page) => page.locator('.outcome');

export const answer = (page: Page) => page.locator('.graphiql-response');

export async function openTab(page: Page, title: string): Promise<void> {
  await page.locator('.graphiql-tab-button', { hasText: new RegExp(`^${title}$`) }).click();
  await expect.poll(() => activeTitle(page)).toBe(title);
  await editorShows(page, title);
}

/** Presses the button. The editor may still be taking in the text of the tab, so a press that sent nothing is made again. */
export async function run(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const [response] = await Promise.all([
        page.waitForResponse((candidate) => candidate.request().method() === 'POST', { timeout: 3_000 }).catch(() => null),
        page.getByRole('button', { name: /^Execute query/ }).click(),
      ]);
      return response !== null;
    })
    .toBe(true);
}
