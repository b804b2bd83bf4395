/** A list of rows that is read on from the time of an item, by an upstream that does as PostgREST does. */
import { createAuthenticate } from '../../src/auth/index.ts';
import type { Caller } from '../../src/auth/caller.ts';
import { loadConfig } from '../../src/config.ts';
import { contextOf } from '../../src/context.ts';
import { GatewayError } from '../../src/errors.ts';
import { DRAWING_HERE } from '../../src/drawing/drawing.ts';
import { createLoaderMemory } from '../../src/loaders/index.ts';
import { instantOf } from '../../src/resolvers/lists/instant.ts';
import { listKeyset, type KeysetArgs } from '../../src/resolvers/lists/keyset.ts';
import type { Ranges } from '../../src/resolvers/lists/keyset-ranges.ts';
import { createUpstream } from '../../src/upstream/client.ts';
import type { KeysetResource } from '../../src/upstream/read-keyset.ts';
import { Random } from '../fuzz/random.ts';

/** So that what fails once fails again. */
const SEED = 20_261_126;

export interface Line {
  readonly id: string;
  readonly created_at: string;
  readonly last_message_at?: string | null;
}
export type Column = 'created_at' | 'last_message_at';

interface LinesOptions {
  /** May be changed between requests. */
  readonly lines: unknown[];
  readonly isBare?: boolean;
  /** Rows that an answer has at most, whatever is asked for. */
  readonly maximum?: number;
  /** Refuses two conditions on one column. */
  readonly refusesRepeats?: boolean;
  readonly ranges?: Ranges<Column>;
  /** Takes the place of all answers. */
  readonly instead?: () => unknown;
  /** What orders rows of the same time; at random, by the same seed in each run, unless said. */
  readonly tieBreak?: () => number;
}

const at = (line: unknown, column: Column) => (line as Line | null)?.[column];
const timeOf = (text: string) => {
  const { wholeSecondsMs = 0, fraction = '' } = instantOf(text) ?? {};
  return wholeSecondsMs * 1_000 + Number(fraction.padEnd(6, '0'));
};
const HOLDS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  gte: (a, b) => a >= b,
  lte: (a, b) => a <= b,
  lt: (a, b) => a < b,
};

/** Each `ask` is a request of its own; `queries` are those sent since it was last asked. */
export function startLines({
  lines,
  isBare = false,
  maximum = Infinity,
  refusesRepeats = false,
  ranges = {},
  instead,
  tieBreak,
}: LinesOptions) {
  const random = new Random(SEED);
  const sent: string[] = [];
  const answer = (query: Readonly<Record<string, unknown>>): unknown => {
    const { order, limit, ...conditions } = query as { readonly order: string; readonly limit: number };
    sent.push(
      [order, limit, ...Object.entries(conditions as Record<string, string[]>).map(([name, all]) => [name, ...all].join(' '))].join(', '),
    );
    if (instead) return instead();
    const [column, direction] = order.split('.') as [Column, string];
    const tests = Object.entries(conditions as Record<Column, string[]>).flatMap(([name, all]) => {
      if (refusesRepeats && all.length > 1) throw new GatewayError('BAD_USER_INPUT', 'One condition only.');
      return all.map((condition) => {
        const [, operator = '', operand = ''] = /^(\w+)\.(.*)$/.exec(condition) ?? [];
        return (line: unknown) => {
          const value = at(line, name as Column);
          return typeof value === 'string' && HOLDS[operator]?.(timeOf(value), timeOf(operand)) === true;
        };
      });
    });
    const mixed = lines.map((line) => [line, tieBreak?.() ?? random.next()] as const).toSorted(([, a], [, b]) => a - b);
    const sign = direction === 'asc' ? 1 : -1;
    const found = mixed
      .map(([line]) => line)
      .filter((line) => tests.every((test) => test(line)))
      .toSorted((a, b) => {
        const [one, other] = [at(a, column), at(b, column)];
        if (!one || !other) return sign * (Number(!one) - Number(!other));
        return sign * (timeOf(one) - timeOf(other));
      })
      .slice(0, Math.min(limit, maximum));
    return isBare ? found : { data: found };
  };
  const resource: KeysetResource<Line> = {
    kind: 'conversations',
    noun: ['a', 'line'],
    idKey: 'id',
    rows: (_upstream, query) => Promise.resolve().then(() => ({ body: answer(query), bytes: 1, status: 200, requestId: null })),
  };
  const upstream = createUpstream({ baseUrl: 'http://127.0.0.1:1' });
  const services = {
    upstream,
    drawing: DRAWING_HERE,
    memory: createLoaderMemory({ ttlMs: 0, maxBytes: 1e8 }),
    limits: loadConfig({}).limits,
    audit: () => {},
    authenticate: createAuthenticate({ mode: 'passthrough' }, null),
  };
  const caller = services.authenticate('Bearer test') as Caller;
  const request = () => contextOf(services, { headers: { get: () => null }, signal: new AbortController().signal }, caller);
  return {
    queries: () => sent.splice(0),
    ask: (args: Partial<KeysetArgs<Column>> = {}) =>
      listKeyset(
        { resource, mayLack: ['last_message_at'], parameters: {}, ranges, passes: () => true },
        { first: null, after: null, order: { column: 'created_at', direction: 'desc' }, ...args },
        request(),
      ),
  };
}
