/** The versions of an assistant in the example page. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browserPath, PATIENT, usePage } from './example-page.ts';

const PATH = '/ai/assistants/assistant-front-desk';
const HASH = '#/assistants/assistant-front-desk';

const showVersions = (page: Page) => page.getByRole('heading', { name: 'Versions' }).click();
const rows = (page: Page) => page.locator('.version');
/** What each version is called, that which is main in capitals. */
const labels = async (page: Page) =>
  Promise.all(
    (await rows(page).all()).map(async (row) => {
      const label = await row.locator('strong').innerText();
      return (await row.getByText('main', { exact: true }).count()) > 0 ? label.toUpperCase() : label;
    }),
  );
const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent');
const edit = (page: Page) => page.getByRole('button', { name: 'Edit', exact: true });

describe.skipIf(browserPath === null)('the versions of an assistant, in headless Chromium', { timeout: 60_000 }, () => {
  const { openSandbox } = usePage();

  test('are read when somebody opens them, newest first, and the main one is marked', async () => {
    const { page, calls, problems } = await openSandbox(HASH);
    await edit(page).waitFor();
    expect(calls().filter((call) => call.includes('versions'))).toEqual([]);
    await showVersions(page);
    await page.getByText('3 versions').waitFor();
    expect(await labels(page)).toEqual(['SHORTER GREETING', 'Transfers', 'First words']);
    expect(await rows(page).getByRole('button', { name: 'Promote' }).count()).toBe(2);
    expect(calls().filter((call) => call.includes('versions'))).toEqual([`GET ${PATH}/versions`]);
    expect(problems).toEqual([]);
  });

  test('can be compared with what the assistant is now, line by line', async () => {
    const { page, problems } = await openSandbox(HASH);
    await page.setViewportSize({ width: 390, height: 800 });
    await showVersions(page);
    await page.getByRole('button', { name: 'Compare First words' }).click();
    const figures = rows(page).nth(2).locator('figure');
    await figures.first().waitFor();
    expect(await figures.allInnerTexts()).toEqual([
      expect.stringMatching(/^Instructions\s+− You are the front desk[^]+\+ Answer the phone of the clinic\.\s*$/),
      expect.stringMatching(/^Greeting\s+− Good day, \{\{clinic_name\}\}\. How may I help\?\s+\+ Clinic, hello\.\s*$/),
    ]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.getByRole('button', { name: 'Compare First words' }).click();
    expect(await figures.count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test('are promoted after a question, and the page shows what the assistant is then, with no other question', async () => {
    const { page, calls, query, problems } = await openSandbox('');
    await page.getByText('18 assistants').waitFor();
    await page.goto(page.url().replace(/#.*|$/, HASH));
    await showVersions(page);
    const promote = page.getByRole('button', { name: 'Promote First words' });
    await promote.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Promote First words?' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count(), PATIENT).toBe(0);
    expect(await focused(page)).toBe('Promote');

    const before = calls().length;
    const operations: string[] = [];
    page.on('request', (request) => operations.push(request.postDataJSON().operationName));
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Promote' }).click();
    await page.getByText('First words is the main version now.').waitFor();
    await expect.poll(() => focused(page), PATIENT).toBe('First words is the main version now.');
    expect(await labels(page)).toEqual(['Shorter greeting', 'Transfers', 'FIRST WORDS']);
    expect(await page.locator('.prose').innerText()).toBe('Answer the phone of the clinic.');
    expect(await page.locator('blockquote').innerText()).toBe('Clinic, hello.');
    expect(operations).toEqual(['PromoteVersion']);
    // The reads are those of its handoffs, and of what an answer to a write may leave out.
    expect(calls().slice(before).toSorted()).toEqual([
      'GET /ai/assistants',
      `GET ${PATH}`,
      `POST ${PATH}/versions/version-front-desk-1/promote`,
    ]);
    expect((await query('{ assistant(id: "assistant-front-desk") { versionId } }')).data.assistant.versionId).toBe('version-front-desk-1');

    const promoted = calls().length;
    await page.getByRole('link', { name: '← All assistants' }).click();
    await expect.poll(() => calls().slice(promoted), PATIENT).toEqual(['GET /ai/assistants']);
    await page.getByText('18 assistants').waitFor();
    expect(problems).toEqual([]);
  });

  test('say why one cannot be promoted', async () => {
    const { page, query, problems } = await openSandbox(HASH);
    await showVersions(page);
    await page.getByRole('button', { name: 'Promote Transfers' }).click();
    await query(
      'mutation { deleteAssistantVersion(input: { assistantId: "assistant-front-desk", versionId: "version-front-desk-2" }) { deletedId } }',
    );
    await page.getByRole('dialog').getByRole('button', { name: 'Promote' }).click();
    await page.getByRole('alert').getByText('NOT_FOUND').waitFor();
    expect(await labels(page)).toContain('SHORTER GREETING');
    expect(problems).toEqual([]);
  });

  test('have what was saved among them at once, and conflict with a form that was open before', async () => {
    const { page, query, problems } = await openSandbox(HASH);
    await showVersions(page);
    await page.getByText('3 versions').waitFor();
    await edit(page).click();
    await page.getByLabel('Name').fill('Renamed');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('4 versions').waitFor();
    await page.getByRole('heading', { name: 'Renamed', level: 1 }).waitFor();
    expect((await labels(page)).slice(1)).toEqual(['Shorter greeting', 'Transfers', 'First words']);

    await edit(page).click();
    await page.getByLabel('Name').fill('Renamed again');
    await page.getByRole('button', { name: 'Promote Transfers' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Promote' }).click();
    await page.getByText('Transfers is the main version now.').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Someone else saved this assistant meanwhile').waitFor();
    expect(await page.locator('.outrun figure').allInnerTexts()).toEqual([
      expect.stringMatching(/^Name\s+− Clinic front desk\s+\+ Renamed again\s*$/),
    ]);
    // What others save is among them as soon as the page knows of it.
    await query(
      'mutation { updateAssistant(input: { id: "assistant-front-desk", changes: { versionName: "Theirs" } }) { userErrors { code } } }',
    );
    await page.getByRole('button', { name: 'Save over it' }).click();
    await page.getByText('5 versions').waitFor();
    expect((await labels(page))[0]).toBe('THEIRS');
    expect(problems).toEqual([]);
  });

  test('come twenty at a time', async () => {
    const { page, query, problems } = await openSandbox();
    for (let index = 1; index <= 22; index += 1) {
      await query(
        `mutation { updateAssistant(input: { id: "assistant-front-desk", changes: { versionName: "Save ${index}" } }) { userErrors { message } } }`,
      );
    }
    await page.goto(page.url().replace(/#.*|$/, HASH));
    await showVersions(page);
    await page.getByText('25 versions').waitFor();
    expect(await rows(page).count()).toBe(20);
    await page.getByRole('button', { name: 'Older versions' }).click();
    await expect.poll(() => rows(page).count(), PATIENT).toBe(25);
    expect(new Set(await labels(page)).size).toBe(25);
    expect((await labels(page)).at(-1)).toBe('First words');
    expect(await page.getByRole('button', { name: 'Older versions' }).count()).toBe(0);
    expect(problems).toEqual([]);
  });
});
