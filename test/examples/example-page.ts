/** The example page in headless Chromium: built once in a run, and opened before any gateway. */
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { build, preview } from '../../examples/frontend/node_modules/vite/dist/node/index.js';
import pageConfig from '../../examples/frontend/vite.config.ts';
import type { App } from '../../src/server/app.ts';
import { listen } from '../../src/server/http.ts';
import { findBrowser, launchBrowser, observe } from '../support/browser.ts';
import { startSandboxGateway } from '../support/gateway.ts';
import { onceInRun } from '../support/once-in-run.ts';

/** A loaded machine is slow; what is there sooner is not waited for. */
export const PATIENT = { timeout: 20_000 };

const ROOT = fileURLToPath(new URL('../../examples/frontend', import.meta.url));

export const browserPath = findBrowser();
export const isCI = process.env['CI'] === 'true';
if (browserPath === null && !isCI) {
  process.stdout.write(
    'Skipped: test/examples/example-page*.browser.test.ts, as there is no Chromium here (CHROMIUM_PATH, /usr/bin/chromium, PATH).\n',
  );
}

export const namesOf = (page: Page) => page.locator('.card h2').allInnerTexts();

export const stations = (page: Page) => page.locator('.react-flow__node');

/** Builds the page and starts a browser before the tests of a suite, and gives what opens the page in them. */
export function usePage() {
  let outDir: string;
  let browser: Browser;

  beforeAll(async () => {
    // In tests this is React's and Apollo's development build, whose warnings are errors in the console.
    const built = onceInRun('example-page', (folder) =>
      build({ ...pageConfig, configFile: false, root: ROOT, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } }),
    );
    [browser, outDir] = await Promise.all([launchBrowser(browserPath ?? ''), built]);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
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

  return { open, openSandbox };
}
