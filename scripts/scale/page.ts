/** The tables of docs/scale.md, between two comments each. */
import type { MeasuredCosts } from './costs.ts';
import { costsOf, redisShare, writeUs, type Fleet } from './fleet.ts';
import type { Load } from './tenants.ts';

/** 20 things that a tenant reads, one write for 100 requests, and the defaults of the gateway. */
export const LOAD: Omit<Load, 'requestsPerTenant'> = { keys: 20, writes: 0.01, ttlSeconds: 5 };
const REPLICAS = [10, 100, 1_000];
const TENANTS = [1_000, 10_000, 100_000, 1_000_000];
const PER_TENANT = [0.1, 1];
/** Part of a CPU beyond which answers of Redis take long. */
const BUSY = 0.7;

/** The page, with tables of these costs. */
export function scalePage(page: string, measured: MeasuredCosts): string {
  const tables: Readonly<Record<string, string>> = {
    measured: measuredTable(measured),
    computed: computedTable(measured),
    limits: limitsTable(measured),
  };
  return Object.entries(tables).reduce(
    (text, [name, table]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end -->)`),
        (_match, head: string, end: string) => `${head}\n${table}\n\n${end}`,
      ),
    page,
  );
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_cell, index) => (index === 0 ? '---' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const number = (value: number): string =>
  value >= 100 ? Math.round(Number(value.toPrecision(3))).toLocaleString('en') : String(Number(value.toPrecision(2)));
const percent = (part: number): string => `${number(part * 100)} %`;
const bytes = (count: number): string => (count >= 1e9 ? `${number(count / 1e9)} GB` : `${number(count / 1e6)} MB`);

function measuredTable({
  on,
  coldRead,
  sharedRead,
  storedBytes,
  documentBytes,
  write,
  beatsPerReplicaAndSecond: beats,
  publish,
  waitMs,
}: MeasuredCosts): string {
  return `On ${on}; CPU is that of Redis, system calls included.\n\n${table(
    ['what', 'CPU, us'],
    [
      [
        `read of ${number(documentBytes)} bytes that Telnyx is asked for, and that is stored (${number(storedBytes)} bytes of Redis)`,
        number(coldRead.cpuUs),
      ],
      ['read that another replica has stored', number(sharedRead.cpuUs)],
      [`write among ${write.replicas} replicas; it waits ${number(waitMs)} ms for the others (median)`, number(write.cpuUs)],
      ['one replica, each second', number(beats.cpuUs)],
      ['a message, and for each that hears it', `${number(publish.cpuUs)} and ${number(publish.perSubscriberUs)}`],
    ],
  )}`;
}

const fleets: readonly Fleet[] = PER_TENANT.flatMap((requestsPerTenant) =>
  TENANTS.flatMap((tenants) => REPLICAS.map((replicas) => ({ replicas, tenants, load: { ...LOAD, requestsPerTenant } }))),
);

function computedTable(measured: MeasuredCosts): string {
  const rows = fleets.map((fleet) => {
    const costs = costsOf(fleet, measured);
    return [
      number(fleet.tenants),
      number(fleet.replicas),
      number(costs.requests),
      number(costs.callsAlone),
      number(costs.callsShared),
      number(costs.redisCommands),
      percent(redisShare(costs)),
      number(costs.writes),
      bytes(costs.redisBytes),
      number(costs.held / fleet.replicas),
    ];
  });
  return table(
    [
      'tenants',
      'replicas',
      'requests/s',
      'calls/s alone',
      'calls/s shared',
      'Redis commands/s',
      'of one CPU of Redis',
      'messages/s to each replica',
      'Redis holds',
      'fresh reads in each replica',
    ],
    rows,
  );
}

function limitsTable(measured: MeasuredCosts): string {
  const rows = REPLICAS.map((replicas) => {
    const fleet = (isSticky: boolean): Fleet => ({
      replicas,
      tenants: mostTenants(replicas, isSticky, measured),
      load: { ...LOAD, requestsPerTenant: 1 },
      isSticky,
    });
    const [spread, sticky] = [fleet(false), fleet(true)];
    const { redis, requests } = costsOf(spread, measured);
    const sum = redis.reads + redis.writes + redis.beats;
    return [
      number(replicas),
      number(requests),
      `${percent(redis.reads / sum)}, ${percent(redis.writes / sum)}, ${percent(redis.beats / sum)}`,
      number(costsOf(sticky, measured).requests),
      `${number(writeUs(replicas, measured))} us`,
    ];
  });
  return table(
    [
      'replicas',
      `requests/s until Redis is at ${percent(BUSY)} of its CPU`,
      'which goes into reads, writes, beats',
      'the same where a tenant meets one replica',
      'Redis, for one write',
    ],
    rows,
  );
}

/** Tenants with a request per second each that keep Redis just below busy; 0 where the replicas alone do more. */
function mostTenants(replicas: number, isSticky: boolean, measured: MeasuredCosts): number {
  let [enough, tooMany] = [0, 10_000_000];
  while (tooMany - enough > Math.max(1, enough * 0.03)) {
    const tenants = Math.floor((enough + tooMany) / 2);
    const costs = costsOf({ replicas, tenants, load: { ...LOAD, requestsPerTenant: 1 }, isSticky }, measured);
    if (redisShare(costs) < BUSY) enough = tenants;
    else tooMany = tenants;
  }
  return enough;
}
