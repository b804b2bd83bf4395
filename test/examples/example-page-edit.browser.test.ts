/** The form of the example page that edits an assistant. */
import type { Page, Route } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { startSandboxGateway } from '../support/gateway.ts';
import { browserPath, namesOf, PATIENT, usePage } from './example-page.ts';

const PATH = '/ai/assistants/assistant-front-desk';
const HASH = '#/assistants/assistant-front-desk';
const GREETING = 'Good day, {{clinic_name}}. How may I help?';

const edit = (page: Page) => page.getByRole('button', { name: 'Edit', exact: true });
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });
const shownGreeting = (page: Page) => page.getByLabel('Greeting').and(page.locator('blockquote'));
const focused = (page: Page) => page.evaluate<string>('document.activeElement.id || document.activeElement.textContent');

/** Keeps the inputs of the writes of the page. */
function watchWrites(page: Page) {
  const inputs: unknown[] = [];
  page.on('request', (request) => {
    const { operationName, variables } = request.postDataJSON();
    if (operationName === 'UpdateAssistant') inputs.push(variables.input);
  });
  return inputs;
}

/** Lets a test hold or break the writes of the page. The browser sends `no-cache` with every request from then on. */
const interceptWrites = (page: Page, handle: (route: Route) => Promise<void>) =>
  page.route('**/graphql', (route) =>
    route.request().postDataJSON().operationName === 'UpdateAssistant' ? handle(route) : route.continue(),
  );

describe.skipIf(browserPath === null)('the form of an assistant, in headless Chromium', { timeout: 60_000 }, () => {
  const { open, openSandbox } = usePage();

  test('sends what was changed and nothing else, shows it at once, and needs the keyboard only', async () => {
    const { page, calls, query, problems } = await openSandbox(HASH);
    let answer = () => {};
    const inputs = watchWrites(page);
    await interceptWrites(page, async (route) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      await route.continue();
    });
    await edit(page).focus();
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('edit-name');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('edit-instructions');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Hello from the keyboard.');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Save');
    const before = calls().length;
    await page.keyboard.press('Enter');

    await page.getByRole('button', { name: 'Saving…' }).waitFor();
    expect(await shownGreeting(page).innerText()).toBe('Hello from the keyboard.');
    expect(await focused(page)).toBe('Saving…');
    // A second press while it is on its way sends nothing more.
    await page.keyboard.press('Enter');
    expect(calls()).toHaveLength(before);
    answer();
    await page.getByRole('status').getByText('Saved.').waitFor();
    expect(await focused(page)).toBe('Edit');
    expect(inputs).toEqual([
      {
        id: 'assistant-front-desk',
        changes: { greeting: 'Hello from the keyboard.' },
        expectedVersionId: 'version-front-desk-3',
      },
    ]);
    expect(calls().slice(before)).toEqual([`GET ${PATH}`, `POST ${PATH}`]);
    const { data } = await query('{ assistant(id: "assistant-front-desk") { greeting versionId } }');
    expect(data.assistant.greeting).toBe('Hello from the keyboard.');
    await page.getByText(data.assistant.versionId).waitFor();
    expect(problems).toEqual([]);
  });

  test('sends nothing where nothing was changed, and nothing of what is discarded', async () => {
    const { page, calls, problems } = await openSandbox(HASH);
    await edit(page).click();
    const before = calls().length;
    await save(page).click();
    await page.getByRole('status').getByText('Nothing was changed.').waitFor();
    await page.getByLabel('Name').fill('Never to be seen');
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('status').getByText('Nothing was saved.').waitFor();
    expect(await focused(page)).toBe('Edit');
    await edit(page).click();
    expect(await page.getByLabel('Name').inputValue()).toBe('Clinic front desk');
    expect(calls()).toHaveLength(before);
    expect(problems).toEqual([]);
  });

  test('renames, after which the list puts it where it belongs', async () => {
    const { page, problems } = await openSandbox();
    await page.getByText('18 assistants').waitFor();
    await page.getByRole('link', { name: 'Clinic front desk' }).click();
    await edit(page).click();
    await page.getByLabel('Name').fill('A new beginning');
    await save(page).click();
    await page.getByRole('status').getByText('Saved.').waitFor();
    await page.getByRole('link', { name: '← All assistants' }).click();
    await expect.poll(async () => (await namesOf(page))[0], PATIENT).toBe('A new beginning');
    expect(problems).toEqual([]);
  });

  test('puts a refusal beside its field, the rest above the button, and takes back what it showed', async () => {
    const { page, query, problems } = await openSandbox();
    const { data } = await query(
      'mutation { createAssistant(input: { assistant: { name: "Short-lived", instructions: "Be brief." } }) { assistant { id } } }',
    );
    const { id } = data.createAssistant.assistant;
    await page.goto(page.url().replace(/#.*|$/, `#/assistants/${id}`));
    const heading = page.getByRole('heading', { level: 1 });
    await edit(page).click();
    const name = page.getByLabel('Name');
    await name.fill('');
    await save(page).click();
    await page.locator('#edit-name-notes').getByText('BAD_USER_INPUT').waitFor();
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    expect(await heading.innerText()).toBe('Short-lived');

    await query(`mutation { deleteAssistant(input: { id: "${id}" }) { deletedId } }`);
    await name.fill('Too late');
    await save(page).click();
    await page.locator('.form > .fault').getByText('NOT_FOUND').waitFor();
    expect(await name.getAttribute('aria-invalid')).toBe('false');
    expect(await name.inputValue()).toBe('Too late');
    expect(await heading.innerText()).toBe('Short-lived');
    expect(problems).toEqual([]);
  });

  test('leaves the form as it was typed where the gateway cannot be reached, and saves it afterwards', async () => {
    const { page, query, problems } = await openSandbox(HASH);
    let isReachable = false;
    const inputs = watchWrites(page);
    await interceptWrites(page, (route) => (isReachable ? route.continue() : route.abort('connectionrefused')));
    await edit(page).click();
    await page.getByLabel('Greeting').and(page.locator('textarea')).fill('Typed once.');
    await save(page).click();
    await page.getByRole('alert').getByText('NO_ANSWER').waitFor();
    expect(await page.getByLabel('Greeting').and(page.locator('textarea')).inputValue()).toBe('Typed once.');
    expect(await shownGreeting(page).innerText()).toBe(GREETING);
    // Only what this test did to the request, which the browser reports as well.
    const reported = [...problems];
    expect(reported.filter((problem) => !problem.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);

    isReachable = true;
    await save(page).click();
    await page.getByRole('status').getByText('Saved.').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(inputs).toHaveLength(2);
    expect(inputs[1]).toEqual(inputs[0]);
    expect((await query('{ assistant(id: "assistant-front-desk") { greeting } }')).data.assistant.greeting).toBe('Typed once.');
    expect(problems).toEqual(reported);
  });

  /** The page over a gateway whose cache never gets old, and somebody who writes past it. */
  async function openWithOthers() {
    const { app, sandbox, query } = await startSandboxGateway({ now: () => 0 });
    const opened = await open(app, HASH);
    const saveElsewhere = async (changes: Readonly<Record<string, string>>) => {
      const answer = await fetch(`${sandbox.url}${PATH}`, {
        method: 'POST',
        headers: { authorization: 'Bearer sandbox-demo', 'content-type': 'application/json' },
        body: JSON.stringify(changes),
      });
      return (await answer.json()) as { readonly version_id: string };
    };
    return { ...opened, query, saveElsewhere };
  }

  test('shows what others saved meanwhile beside what was typed, and saves over it when asked to', async () => {
    const { page, query, saveElsewhere, problems } = await openWithOthers();
    const inputs = watchWrites(page);
    await edit(page).click();
    await page.getByLabel('Instructions').and(page.locator('textarea')).fill('Mine.');
    await page.getByLabel('Greeting').and(page.locator('textarea')).fill('My greeting.');
    await saveElsewhere({ name: 'Their name', greeting: 'Their greeting.' });
    await save(page).click();

    const notice = page.getByRole('alert').filter({ hasText: 'CONFLICT' });
    await notice.waitFor();
    expect(await notice.and(page.locator(':focus')).count()).toBe(1);
    expect(await notice.locator('figure').allInnerTexts()).toEqual([
      expect.stringMatching(/^Instructions\s+− You are the front desk[^]+\+ Mine\.\s*$/),
      expect.stringMatching(/^Greeting\s+− Their greeting\.\s+\+ My greeting\.\s*$/),
    ]);
    expect(await page.getByLabel('Name').inputValue()).toBe('Their name');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Their name');
    expect(await shownGreeting(page).innerText()).toBe('Their greeting.');

    // And somebody was faster once more.
    const { version_id: latest } = await saveElsewhere({ greeting: 'Their second greeting.' });
    await page.getByRole('button', { name: 'Save over it' }).click();
    await notice.getByText('− Their second greeting.').waitFor();
    await page.getByRole('button', { name: 'Save over it' }).click();
    await page.getByRole('status').getByText('Saved.').waitFor();
    expect(inputs.at(-1)).toEqual({
      id: 'assistant-front-desk',
      changes: { instructions: 'Mine.', greeting: 'My greeting.' },
      expectedVersionId: latest,
    });
    const { data } = await query('{ assistant(id: "assistant-front-desk") { name instructions greeting } }');
    expect(data.assistant).toEqual({ name: 'Their name', instructions: 'Mine.', greeting: 'My greeting.' });
    expect(problems).toEqual([]);
  });

  test('forgets what was typed when asked to, and shows what others saved', async () => {
    const { page, query, saveElsewhere, problems } = await openWithOthers();
    const inputs = watchWrites(page);
    await page.setViewportSize({ width: 390, height: 800 });
    await edit(page).click();
    await page.getByLabel('Greeting').and(page.locator('textarea')).fill('Mine.');
    await saveElsewhere({ greeting: 'Theirs.' });
    await save(page).click();
    await page.getByRole('button', { name: 'Save over it' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.getByRole('button', { name: 'Discard' }).click();
    expect(await shownGreeting(page).innerText()).toBe('Theirs.');
    expect(await focused(page)).toBe('Edit');
    expect(inputs).toHaveLength(1);
    expect((await query('{ assistant(id: "assistant-front-desk") { greeting } }')).data.assistant.greeting).toBe('Theirs.');
    expect(problems).toEqual([]);
  });
});
