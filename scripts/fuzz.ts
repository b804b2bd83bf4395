/**
 * Compares the gateway, with all that makes it fast, with plain graphql-js: `npm run fuzz -- --seed 1 --requests 20000`.
 * It ends with 1 where they differ, and says how to see that again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { CONFIGURATIONS } from '../test/fuzz/configurations.ts';
import { fuzz, type FuzzOptions, type Tally } from '../test/fuzz/fuzz.ts';
import { describe, summarise } from '../test/fuzz/report.ts';
import { startSpawned, type Spawned } from '../test/fuzz/spawned.ts';
import { MODES } from '../test/fuzz/world.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    requests: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '600' },
    mode: { type: 'string' },
    configuration: { type: 'string' },
    world: { type: 'string' },
    set: { type: 'string', multiple: true, default: [] },
    spawn: { type: 'boolean', default: false },
  },
});

const PROGRESS_MS = 10_000;
/** What a spawned gateway is still about to call upstream when it has answered. */
const SPAWNED_SETTLE_MS = 20;

const set = Object.fromEntries(values.set.map((setting) => [setting.split('=')[0] ?? '', setting.slice(setting.indexOf('=') + 1)]));
const started = performance.now();
const elapsed = () => (performance.now() - started) / 1_000;
let reportedAt = started;
let spawned: Spawned | null = null;
let peakMb = 0;

function onProgress(tally: Tally): void {
  if (performance.now() - reportedAt < PROGRESS_MS) return;
  reportedAt = performance.now();
  const [line = ''] = summarise(tally, elapsed()).split('\n');
  const memory = spawned?.residentMb() ?? 0;
  peakMb = Math.max(peakMb, memory);
  console.log(spawned ? `${line}, ${memory} MB` : line);
}

/** One gateway with its default settings, from the first world to the last. */
const inProcess: Partial<FuzzOptions> = {
  modes: MODES.filter((mode) => values.mode === undefined || mode === values.mode),
  configurations: CONFIGURATIONS.filter(({ name }) => values.configuration === undefined || name === values.configuration).map(
    ({ name, settings }) => ({ name, settings: { ...settings, ...set } }),
  ),
};
const inChild: Partial<FuzzOptions> = {
  modes: ['passthrough'],
  configurations: [{ name: 'a process of its own', settings: {} }],
  settle: () => sleep(SPAWNED_SETTLE_MS),
  standing: async ({ tested }) => (spawned = await startSpawned({ UPSTREAM_URL: tested.url, ...set })),
};

const chosen = values.spawn ? inChild : inProcess;
if (chosen.modes?.length === 0) throw new Error(`--mode takes ${MODES.join(', ')}.`);
if (chosen.configurations?.length === 0) throw new Error(`--configuration takes ${CONFIGURATIONS.map(({ name }) => name).join(', ')}.`);
console.log(`seed ${values.seed}`);
const tally = await fuzz({
  seed: Number(values.seed),
  requests: Number(values.requests),
  seconds: Number(values.seconds),
  world: values.world === undefined ? null : Number(values.world),
  onFound: (found) => console.log(describe(found)),
  onProgress,
  ...chosen,
});
console.log(`\n${summarise(tally, elapsed())}${values.spawn ? `\nThe gateway took ${peakMb} MB at most.` : ''}`);
process.exitCode = tally.differences > 0 ? 1 : 0;
