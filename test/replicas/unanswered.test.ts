/** What is read without an answer of Redis may be the state before a write of unknown outcome that Redis alone knows of. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ALONE, type CoordinationListener } from '../../src/replicas/coordination.ts';
import type { Commands } from '../../src/replicas/redis/commands.ts';
import { Names } from '../../src/replicas/redis/names.ts';
import { RedisReads } from '../../src/replicas/redis/redis-reads.ts';
import { SharedOperations } from '../../src/replicas/shared-operations.ts';
import { Credential } from '../../src/upstream/credential.ts';
import { SECRET } from '../support/replicas.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

/** A replica that Redis does not answer, and milliseconds for which what it reads is kept at most. */
function start({ isCurrent = true, isUntold = false } = {}) {
  let listener: CoordinationListener | undefined;
  const reads = new RedisReads({
    id: 'own',
    commands: { run: () => Promise.reject(new Error('Command timed out')) } as unknown as Commands,
    operations: new SharedOperations({ onOperation: () => undefined }),
    names: new Names('test', SECRET),
    coordination: { ...ALONE, isCurrent, isUntold: () => isUntold, listen: (given) => void (listener = given) },
    era: () => '',
    secret: SECRET,
    maxValueBytes: 1_000,
    epochMemoryMs: 1_000,
  });
  const credential = new Credential('token');
  const keptFor = async () => {
    const load = () => Promise.resolve<{ readonly ttlMs?: number }>({});
    const loaded = await reads.read({ credential, key: 'k', scopes: ['k'], span: null, load, freshMs: () => 1_000 });
    return loaded.ttlMs;
  };
  return { keptFor, lose: () => listener?.onGap() };
}

test.each([true, false])(
  'a replica keeps it that has heard of all writes for a minute, and no other one; distrusted: %s',
  async (isUntold) => {
    const { keptFor, lose } = start({ isUntold });
    expect(await keptFor()).toBe(0);
    vi.advanceTimersByTime(59_999);
    expect(await keptFor()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(await keptFor()).toBeUndefined();
    lose();
    expect(await keptFor()).toBe(0);
  },
);

test('who does not hear of writes keeps it for a lease, as all that it has', async () => {
  expect(await start({ isCurrent: false }).keptFor()).toBeUndefined();
});
