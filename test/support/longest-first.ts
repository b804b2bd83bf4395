/** The order of the test files, so that both workers end at about the same time. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const TESTS = fileURLToPath(new URL('../', import.meta.url));

/** The files that take longest. Begun late, one of them would run while the other worker has nothing left to do; and a fresh checkout knows only how long the files are. */
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

/** Vitest's order within each project, but for the longest, which are first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = LONGEST.filter((name) => !existsSync(join(TESTS, name)));
    if (gone.length > 0) throw new Error(`test/support/longest-first.ts names files that do not exist: ${gone.join(', ')}`);
    // oxlint-disable-next-line unicorn/no-array-sort -- no method of arrays
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => turnOf(a) - turnOf(b) || rankOf(a) - rankOf(b));
  }
}

/**
 * A worker that changes its project loads everything again, so those that run alone come early; but behind the longest one, as otherwise all
 * workers would wait twice for the modules of one project.
 */
function turnOf(specification: TestSpecification): number {
  if (rankOf(specification) === 0) return 0;
  return specification.project.name === 'alone' ? 1 : 2;
}

function rankOf({ moduleId }: TestSpecification): number {
  const index = LONGEST.indexOf(relative(TESTS, moduleId));
  return index < 0 ? LONGEST.length : index;
}
