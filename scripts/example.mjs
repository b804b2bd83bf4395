/** The gateway with its embedded sandbox and the example page together, until Ctrl-C or until one of them ends. */
import { execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installPackage } from './packages.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ANNOUNCED = /^ *assistants-gateway +(http\S+)\/graphql$/m;

await installPackage('examples/frontend');
const { createServer } = await import('../examples/frontend/node_modules/vite/dist/node/index.js');
execFileSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { cwd: ROOT, stdio: 'inherit' });
// The channel closes with this process, however that ends, and the gateway does not stay behind.
const ENDS_WITH_PARENT = "data:text/javascript,process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));";
// A group of its own: Ctrl-C reaches this process only, which then ends the gateway once.
const gateway = spawn(process.execPath, ['--import', ENDS_WITH_PARENT, 'dist/main.js'], {
  cwd: ROOT,
  stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  detached: true,
});
const ended = new Promise((resolve) => {
  gateway.once('close', resolve);
});
let page;
let stopping = false;

async function stop(exitCode) {
  if (stopping) return;
  stopping = true;
  gateway.kill('SIGTERM');
  await Promise.allSettled([page?.close(), ended]);
  process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));
void ended.then((code) => stop(code ?? 1));

try {
  const gatewayUrl = await new Promise((resolve, reject) => {
    let said = '';
    const listenFor = (text) => {
      said += text;
      const url = ANNOUNCED.exec(said)?.[1];
      if (url === undefined) return;
      gateway.stdout.off('data', listenFor);
      resolve(url);
    };
    gateway.stdout.setEncoding('utf8').on('data', listenFor).pipe(process.stdout);
    void ended.then((code) => reject(new Error(`The gateway ended with ${code} before it listened.`)));
  });
  process.env['GATEWAY_URL'] = gatewayUrl;
  page = await createServer({ root: `${ROOT}examples/frontend`, clearScreen: false, logLevel: 'warn' });
  await page.listen();
  process.stdout.write(`  example page         ${page.resolvedUrls?.local[0] ?? ''}\n  Ctrl-C ends both.\n\n`);
} catch (error) {
  process.stderr.write(`Could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  await stop(1);
}
