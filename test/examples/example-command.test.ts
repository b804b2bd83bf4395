import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What `npm run example` runs, on free ports, once it has announced both addresses. */
async function start() {
  const child = spawn(process.execPath, ['scripts/example.mjs'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', PAGE_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  let said = '';
  const urls = await new Promise<{ readonly gateway: string; readonly page: string }>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const gateway = /^ *assistants-gateway +(http\S+)$/m.exec(said)?.[1];
      const page = /^ *example page +(http\S+)$/m.exec(said)?.[1];
      if (gateway !== undefined && page !== undefined) resolve({ gateway, page });
    });
    void ended.then((code) => reject(new Error(`It ended with ${code}: ${said}`)));
  });
  return { child, ended, ...urls };
}

test('the example command serves the page and, behind it, the gateway; Ctrl-C ends both', { timeout: 120_000 }, async () => {
  const { child, ended, gateway, page } = await start();
  expect(await (await fetch(page)).text()).toContain('<div id="root">');
  const answer = await fetch(new URL('graphql', page), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ assistants { totalCount } }' }),
  });
  expect(await answer.json()).toEqual({ data: { assistants: { totalCount: 18 } } });
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  await expect(fetch(page)).rejects.toThrow('fetch failed');
  await expect(fetch(gateway)).rejects.toThrow('fetch failed');
});
