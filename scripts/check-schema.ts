/**
 * Compares `schema.graphql` with the schema of the last release, and fails for what the policy does not allow. With `--release` the
 * present schema becomes the released one, as a part of making a release.
 */
import { copyFileSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { faultsOfChanges } from './schema-policy.ts';

const pathOf = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const read = (name: string) => readFileSync(pathOf(name), 'utf8');

const faults = await faultsOfChanges({
  released: read('schema.released.graphql'),
  current: read('schema.graphql'),
  changelog: read('CHANGELOG.md'),
  today: new Date().toISOString().slice(0, 10),
});
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else if (process.argv.includes('--release')) copyFileSync(pathOf('schema.graphql'), pathOf('schema.released.graphql'));
