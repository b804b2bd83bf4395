/** Of reads that each parent has for itself, eight are under way at a time. */
import { expect, test } from 'vitest';
import { Turns } from '../../src/loaders/core/turns.ts';
import { startGateway } from '../support/gateway.ts';
import { startUpstream } from '../support/upstream.ts';

test('turns are given in order, and go on after a failure', async () => {
  const turns = new Turns(2);
  const log: string[] = [];
  const task = (name: string, fails = false) =>
    turns.run(async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const outcomes = await Promise.allSettled([task('a', true), task('b'), task('c'), task('d')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  expect(log.slice(0, 4)).toEqual(['a begins', 'b begins', 'a ends', 'b ends']);
  expect(log.slice(4)).toEqual(['c begins', 'd begins', 'c ends', 'd ends']);
});

const PARENTS = 20;

test.each([
  ['pages', 'scheduledEvents { totalCount }'],
  ['lists', 'versions { totalCount }'],
  ['single reads', 'version(versionId: "v") { name }'],
])('%s below twenty assistants', async (_name, field) => {
  const held: (() => void)[] = [];
  let [most, left] = [0, PARENTS];
  /** Answers when as many wait as may be under way, and no more have come in the meantime. */
  const wait = () =>
    new Promise<void>((resolve) => {
      held.push(resolve);
      if (held.length < Math.min(8, left)) return;
      setTimeout(() => {
        most = Math.max(most, held.length);
        left -= held.length;
        for (const answer of held.splice(0)) answer();
      }, 20);
    });
  const upstream = await startUpstream(async ({ path }) => {
    if (path === '/ai/assistants') {
      return { body: { data: Array.from({ length: PARENTS }, (_entry, index) => ({ id: `a${index}`, name: 'A' })) } };
    }
    await wait();
    return { body: path.endsWith('/v') || path.includes('/v?') ? { id: 'a', version_id: 'v', name: 'A' } : { data: [] } };
  });
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { errors } = await query(`{ assistants { nodes { ${field} } } }`);
  expect(errors).toBeUndefined();
  expect([upstream.calls.length, most]).toEqual([PARENTS + 1, 8]);
});
