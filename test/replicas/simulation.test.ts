/** The simulation behind docs/scale.md: what must hold of any such fleet, and that the page has what it computes. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MeasuredCosts } from '../../scripts/scale/costs.ts';
import { costsOf, writeUs } from '../../scripts/scale/fleet.ts';
import { LOAD, scalePage } from '../../scripts/scale/page.ts';
import { simulateTenants } from '../../scripts/scale/tenants.ts';

const measured = JSON.parse(readFileSync('scripts/scale/measured.json', 'utf8')) as MeasuredCosts;
const fleet = fc.record({
  replicas: fc.integer({ min: 1, max: 50 }),
  tenants: fc.integer({ min: 1, max: 20_000 }),
  requestsPerTenant: fc.double({ min: 0.01, max: 5, noNaN: true }),
});

test('what tenants ask for is what was said, and sharing never costs calls', () => {
  fc.assert(
    fc.property(fleet, fc.integer(), ({ replicas, tenants, requestsPerTenant }, seed) => {
      const rates = simulateTenants(tenants, replicas, { ...LOAD, requestsPerTenant }, seed);
      expect(rates.requests / (tenants * requestsPerTenant)).toBeCloseTo(1, 1);
      expect(rates.callsShared).toBeLessThanOrEqual(rates.callsAlone);
      // A read that another replica had made is one that this one would have made alone, or it ends earlier with it.
      expect(rates.callsShared + rates.sharedReads).toBeGreaterThanOrEqual(rates.callsAlone * 0.999);
      expect(rates.held).toBeLessThanOrEqual(tenants * LOAD.keys * replicas);
    }),
    { numRuns: 30 },
  );
});

test('one replica shares with nobody; without writes and with lasting reads each thing is read once', () => {
  const alone = simulateTenants(500, 1, { ...LOAD, requestsPerTenant: 1 }, 1);
  expect([alone.sharedReads, alone.callsShared]).toEqual([0, alone.callsAlone]);
  const lasting = simulateTenants(1, 8, { keys: 20, writes: 0, ttlSeconds: 1e9, requestsPerTenant: 100 }, 1);
  expect(lasting.callsShared * 60).toBeLessThanOrEqual(20.5);
});

test('a write costs a message to each replica, and one back', () => {
  const { publish, write } = measured;
  expect(writeUs(write.replicas, measured)).toBeCloseTo(write.cpuUs);
  expect(writeUs(101, measured) - writeUs(100, measured)).toBeCloseTo(publish.cpuUs + 2 * publish.perSubscriberUs);
  const costs = costsOf({ replicas: 100, tenants: 0, load: { ...LOAD, requestsPerTenant: 1 } }, measured);
  expect(costs.redisCommands).toBe(400);
  // Its epoch, its announcement, and 99 acknowledgements.
  const load = { keys: 20, writes: 1, ttlSeconds: 5, requestsPerTenant: 1 };
  const writing = costsOf({ replicas: 100, tenants: 100, load }, measured);
  expect((writing.redisCommands - 400) / writing.writes).toBeCloseTo(101);
});

/** It computes and waits for nothing: how long that takes is up to the machine. */
test('docs/scale.md has what is computed now', { timeout: 300_000 }, () => {
  const page = readFileSync('docs/scale.md', 'utf8');
  expect(scalePage(page, measured)).toBe(page);
});
