/** `npm start`: builds where the sources have changed, then is the gateway itself, so that signals reach it. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './build-state.mjs';

if (!isBuilt()) {
  // In a process of its own: the gateway need not carry the memory of the build.
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url))], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
await import('../dist/main.js');
