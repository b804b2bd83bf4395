/**
 * Compares the gateway, with all that makes it fast, with plain graphql-js: `npm run fuzz -- --seed 1 --requests 20000`.
 * It ends with 1 where they differ, and says how to see that again.
 */
import { parseArgs } from 'node:util';
import { CONFIGURATIONS } from '../test/fuzz/configurations.ts';
import { fuzz, type Tally } from '../test/fuzz/fuzz.ts';
import { describe, summarise } from '../test/fuzz/report.ts';
import { MODES } from '../test/fuzz/world.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    requests: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '600' },
    mode: { type: 'string' },
    configuration: { type: 'string' },
    world: { type: 'string' },
  },
});

// Errors are compared by what clients see; most of the time would go into stacks that nobody reads.
Error.stackTraceLimit = 0;

const PROGRESS_MS = 10_000;
const started = performance.now();
const elapsed = () => (performance.now() - started) / 1_000;
let told = started;
const onProgress = (tally: Tally) => {
  if (performance.now() - told < PROGRESS_MS) return;
  told = performance.now();
  console.log(summarise(tally, elapsed()).split('\n')[0]);
};

const modes = MODES.filter((mode) => values.mode === undefined || mode === values.mode);
const configurations = CONFIGURATIONS.filter(({ name }) => values.configuration === undefined || name === values.configuration);
if (modes.length === 0) throw new Error(`--mode takes ${MODES.join(', ')}.`);
if (configurations.length === 0) throw new Error(`--configuration takes ${CONFIGURATIONS.map(({ name }) => name).join(', ')}.`);
console.log(`seed ${values.seed}`);
const tally = await fuzz({
  seed: Number(values.seed),
  requests: Number(values.requests),
  seconds: Number(values.seconds),
  world: values.world === undefined ? null : Number(values.world),
  modes,
  configurations,
  onFound: (found) => console.log(describe(found)),
  onProgress,
});
console.log(`\n${summarise(tally, elapsed())}`);
process.exitCode = tally.differences > 0 ? 1 : 0;
