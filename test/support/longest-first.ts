/** The order of the test files, so that both workers end at about the same time. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const TESTS = fileURLToPath(new URL('../', import.meta.url));

/** The files that take longest. Begun late, one of them would run while the other worker has nothing left to do; and a fresh checkout knows only how long the files are. */
const LONGEST = [
  'graphiql/graphiql.browser.test.ts',
  'area/wire.test.ts',
  'area/outdates.test.ts',
  'resilience/lifecycle.test.ts',
  'http/fairness.test.ts',
  'schema/drift.test.ts',
  'package/tarball.test.ts',
  'examples/example-page.browser.test.ts',
  'fuzz/fuzz.test.ts',
  'readme.test.ts',
  'documents/round-trip.test.ts',
  'examples/example-page-edit.browser.test.ts',
  'schema/nothing-is-lost.test.ts',
  'http/adapters-answers.test.ts',
  'http/adapters-texts.test.ts',
  'http/client-shapes.test.ts',
  'fuzz/schedule.test.ts',
  'http/adapters-requests.test.ts',
  'http/stalled-clients.test.ts',
  'execution/coerce-variables.test.ts',
  'resilience/retries.test.ts',
  'resilience/faults.test.ts',
  'documents/secrets-stay.test.ts',
];

/** Vitest's order within each project, but for the longest, which are first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = LONGEST.filter((name) => !existsSync(join(TESTS, name)));
    if (gone.length > 0) throw new Error(`test/support/longest-first.ts names files that do not exist: ${gone.join(', ')}`);
    // oxlint-disable-next-line unicorn/no-array-sort -- no method of arrays
    const sorted = await super.sort(files);
    // A worker that changes its project loads everything again.
    return sorted.toSorted((a, b) => a.project.name.localeCompare(b.project.name) || rankOf(a) - rankOf(b));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const index = LONGEST.indexOf(relative(TESTS, moduleId));
  return index < 0 ? LONGEST.length : index;
}
