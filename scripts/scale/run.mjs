/** `npm run scale -- guarantees`: what several replicas promise, with thousands of reads and the usual times. Takes minutes, and needs `redis-server`. */
import { spawnSync } from 'node:child_process';

const SCALE = ['vitest', 'run', '--config', 'vitest.scale.config.ts'];
const PARTS = {
  guarantees: [...SCALE, 'test/replicas', '--exclude', '**/costs.proof.ts'],
  measure: [...SCALE, 'costs'],
  simulate: ['tsx', 'scripts/scale/simulate.ts'],
};

const [, , part = '', ...more] = process.argv;
const command = PARTS[part];
if (command) process.exitCode = spawnSync('npx', [...command, ...more], { stdio: 'inherit' }).status ?? 1;
else {
  console.error(`Usage: npm run scale -- ${Object.keys(PARTS).join(' | ')}`);
  process.exitCode = 2;
}
