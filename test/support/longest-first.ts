/** The order of the test files, so that the workers end at about the same time, and seldom all wait at once. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const TESTS = fileURLToPath(new URL('../', import.meta.url));

/** The files that take longest, the longest first. Begun late, one of them would run while the other worker has nothing left to do; and a fresh checkout knows only how long the files are. */
const LONGEST = [
  'graphiql/graphiql.browser.test.ts',
  'replicas/lives.test.ts',
  'examples/example-page.browser.test.ts',
  'replicas/nodes.test.ts',
  'replicas/reasons.test.ts',
  'replicas/faults.test.ts',
  'schema/drift.test.ts',
  'package/tarball.test.ts',
  'replicas/members.test.ts',
  'replicas/replies.test.ts',
  'examples/example-page-edit.browser.test.ts',
  'clients/cookbook.test.ts',
  'documents/round-trip.test.ts',
  'schema/nothing-is-lost.test.ts',
  'replicas/spans.test.ts',
  'examples/example-page-versions.browser.test.ts',
  'http/fairness.test.ts',
  'outbound/silence.test.ts',
  'federation/gateways.test.ts',
  'area/wire.test.ts',
  'area/outdates.test.ts',
  'examples/example-page-sends.browser.test.ts',
  'bin.test.ts',
  'replicas/guarantees.test.ts',
  'fuzz/fuzz.test.ts',
  'federation/published.test.ts',
  'http/leaks.test.ts',
  'clients/mcp.test.ts',
  'resilience/lifecycle.test.ts',
  'replicas/simulation.test.ts',
  'http/answer-bytes.test.ts',
  'http/long-answers.test.ts',
  'resilience/retries.test.ts',
  'cli/check-redis.test.ts',
  'resilience/faults.test.ts',
  'resilience/breaker.test.ts',
  'resilience/secrets.test.ts',
  'loaders/unknown-outcome.test.ts',
  'expressions.test.ts',
  'federation/composition.test.ts',
  'replicas/shared.test.ts',
  'readme.test.ts',
  'schema/input-words.test.ts',
  'clients/codegen.test.ts',
  'clients/package.test.ts',
  'http/parts-together.test.ts',
  'http/long-bodies.test.ts',
  'cli/schema.test.ts',
  'package/library.test.ts',
  'http/adapters-answers.test.ts',
  'http/adapters-texts.test.ts',
  'http/client-shapes.test.ts',
  'fuzz/schedule.test.ts',
  'http/adapters-requests.test.ts',
  'http/stalled-clients.test.ts',
  'execution/coerce-variables.test.ts',
  'documents/secrets-stay.test.ts',
];

/** Vitest's order, but for the longest, which are spread among the others. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = LONGEST.filter((name) => !existsSync(join(TESTS, name)));
    if (gone.length > 0) throw new Error(`test/support/longest-first.ts names files that do not exist: ${gone.join(', ')}`);
    // oxlint-disable-next-line unicorn/no-array-sort -- no method of arrays
    const sorted = await super.sort(files);
    const alone = sorted.filter(({ project }) => project.name === 'alone');
    const [longest, ...together] = spread(sorted.filter((file) => !alone.includes(file)));
    // A worker that changes its project loads everything again, so those that run alone come early; but behind the longest one, as otherwise all
    // workers would wait twice for the modules of one project.
    return [...(longest ? [longest] : []), ...alone, ...together];
  }
}

/**
 * Each of the longest, the longest one first, and behind it its part of the others: the longest mostly wait, for leases, browsers and processes,
 * and the others compute meanwhile.
 */
function spread(files: readonly TestSpecification[]): TestSpecification[] {
  const long = files.filter((file) => rankOf(file) < LONGEST.length).toSorted((a, b) => rankOf(a) - rankOf(b));
  const others = files.filter((file) => rankOf(file) === LONGEST.length);
  const part = Math.ceil(others.length / Math.max(long.length, 1));
  return [...long.flatMap((file, index) => [file, ...others.slice(index * part, (index + 1) * part)]), ...(long.length > 0 ? [] : others)];
}

function rankOf({ moduleId }: TestSpecification): number {
  const index = LONGEST.indexOf(relative(TESTS, moduleId));
  return index < 0 ? LONGEST.length : index;
}
