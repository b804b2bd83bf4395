import type { GraphQLSchema } from 'graphql';
import { loadConfig } from '../../src/config.ts';
import { servedSchema } from '../../src/server/served-schema.ts';
import type { Upstream } from '../../src/upstream/client.ts';
import { someTraits, type AccountTraits } from './account.ts';
import { jwtCallers, passthroughCallers, type Caller, type Callers } from './callers.ts';
import { differencesOf, type Outcome } from './compare.ts';
import { JUDGE, type Configuration, type Settings } from './configurations.ts';
import { exchange, isEarly } from './exchange.ts';
import type { OperationRequest } from './generate/operation.ts';
import { GrowingList } from './growing-list.ts';
import { Random } from './random.ts';
import { startTarget, type Target } from './target.ts';
import type { Upstreams } from './upstream.ts';
import { PLAIN, plainWayOf, takesParts, toSent, type Way } from './ways.ts';

export const MODES = ['passthrough', 'jwt', 'listed', 'subgraph'] as const;
export type Mode = (typeof MODES)[number];

/** One gateway with its accounts and callers, and a judge beside it. All of it follows from the seed and the number. */
export interface WorldPlan {
  readonly seed: number;
  readonly number: number;
  readonly mode: Mode;
  readonly configuration: Configuration;
}

/** What worlds share. */
export interface Grounds {
  readonly upstreams: Upstreams;
  readonly tested: Upstream;
  readonly judge: Upstream;
  /** The gateway under test where it is a process of its own, which goes on from world to world. */
  readonly standing: Target | null;
}

/** One request as it is to be made. */
export interface Send {
  readonly text: string;
  readonly isMutation: boolean;
  readonly request: OperationRequest;
  readonly way: Way;
  readonly caller: Caller;
  /** Milliseconds that pass before it. */
  readonly after: number;
}

export interface Difference {
  readonly kinds: readonly string[];
  readonly outcome: Outcome;
  readonly judged: Outcome;
}

/** The accounts and callers of a world, which are there before its gateways are. */
export async function populate({
  seed,
  number,
  mode,
  configuration,
}: WorldPlan): Promise<Callers & { readonly traits: ReadonlyMap<string, AccountTraits> }> {
  const random = new Random(seed, number, 1);
  const callers = mode === 'jwt' || (mode === 'subgraph' && random.chance(0.5)) ? await jwtCallers() : passthroughCallers(number);
  return { ...callers, traits: new Map(callers.keys.map((key) => [key, someTraits(key, random, mayCache(configuration.settings))])) };
}

const LIST = '{ assistants { totalCount } }';
/** Nothing that was read is fresh after it. */
export const LONG_MS = 6_000;

const mayCache = (settings: Settings) => loadConfig(settings).cache.ttlMs > 0;

export const schemaOf = ({ mode }: WorldPlan, settings: Callers['settings']): Promise<GraphQLSchema> =>
  servedSchema(loadConfig({ ...settings, SUBGRAPH: String(mode === 'subgraph') }));

export class World {
  readonly #grounds: Grounds;
  readonly #tested: Target;
  readonly #judge: Target;
  readonly #mayBeCached: boolean;
  readonly #judged = new Map<string, Outcome>();
  readonly #hashed = new Set<string>();
  readonly #clock: { now: number };
  readonly #list: GrowingList | null;

  private constructor(
    grounds: Grounds,
    targets: readonly [Target, Target],
    mayBeCached: boolean,
    clock: { now: number },
    list: GrowingList | null,
  ) {
    this.#list = list;
    this.#grounds = grounds;
    [this.#tested, this.#judge] = targets;
    this.#mayBeCached = mayBeCached;
    this.#clock = clock;
  }

  static async start(plan: WorldPlan, grounds: Grounds): Promise<World> {
    const { settings, traits, callers } = await populate(plan);
    const { upstreams } = grounds;
    upstreams.tested.open(traits);
    upstreams.judge.open(traits);
    const clock = { now: 1_000_000 };
    const now = () => clock.now;
    const shared = { ...settings, SUBGRAPH: String(plan.mode === 'subgraph') };
    const operations = plan.mode === 'listed' ? new GrowingList() : null;
    const tested = { ...shared, ...plan.configuration.settings };
    const targets = [
      grounds.standing ??
        (await startTarget({
          settings: tested,
          upstream: grounds.tested,
          now,
          operations,
          yogaOnly: plan.configuration.yogaOnly ?? false,
        })),
      await startTarget({ settings: { ...shared, ...JUDGE }, upstream: grounds.judge, now, operations: null, byGraphQLJs: true }),
    ] as const;
    const world = new World(grounds, targets, mayCache(tested), clock, operations);
    await world.#learn(callers);
    return world;
  }

  /** Sends a request to the gateway under test, and compares with what the judge says to it. */
  async perform(send: Send): Promise<Difference | null> {
    this.#clock.now += send.after;
    this.#list?.add(send.text);
    const { way } = send;
    // A hash stands for a text that was executed before.
    const isUnknown = way.naming === 'hash' && !this.#hashed.has(send.text);
    const sentWay: Way = isUnknown ? { ...way, naming: 'text and hash' } : way;
    const judged = await this.#judgementOf(send);
    if (sentWay.naming === 'text and hash' && judged.answers.some(({ body }) => 'data' in body)) this.#hashed.add(send.text);
    const sent = toSent(send.text, send.request, sentWay, send.caller.authorization);
    const { upstreams } = this.#grounds;
    const answers = await Promise.all(Array.from({ length: way.atOnce }, () => exchange(this.#tested.pool, sent)));
    const calls = await upstreams.tested.takeCalls(answers.some(({ body }) => isEarly(body)));
    const outcome = { answers, calls, bugs: this.#tested.takeBugs() };
    const isFresh = way.headers['cache-control'] === 'no-cache';
    const kinds = differencesOf(outcome, judged, {
      mayBeCached: this.#mayBeCached && !isFresh,
      takesParts: takesParts(way),
    });
    return kinds.length === 0 ? null : { kinds, outcome, judged };
  }

  async close(): Promise<void> {
    await Promise.all([this.#grounds.standing ? undefined : this.#tested.close(), this.#judge.close()]);
  }

  /** Reads every list once, as the gateway learns from it what lists leave out, and reads singly from then on. */
  async #learn(callers: readonly Caller[]): Promise<void> {
    const { tested, judge } = this.#grounds.upstreams;
    this.#list?.add(LIST);
    const read = new Set<string>();
    for (const { authorization } of callers) {
      if (authorization !== null && read.has(authorization)) continue;
      read.add(authorization ?? '');
      const sent = toSent(LIST, { variables: null, operationName: null }, PLAIN, authorization);
      await Promise.all([exchange(this.#tested.pool, sent), exchange(this.#judge.pool, sent)]);
    }
    await Promise.all([tested.takeCalls(false), judge.takeCalls(false)]);
    this.#clock.now += LONG_MS;
  }

  /** What the judge says, which is the same until something is written. */
  async #judgementOf({ text, isMutation, request, way, caller }: Send): Promise<Outcome> {
    const sent = toSent(text, request, plainWayOf(way), caller.authorization);
    const key = JSON.stringify([sent, caller.authorization]);
    const known = isMutation ? undefined : this.#judged.get(key);
    if (known) return known;
    if (isMutation) this.#judged.clear();
    const answer = await exchange(this.#judge.pool, sent);
    const answers = [answer];
    const judged = { answers, calls: await this.#grounds.upstreams.judge.takeCalls(isEarly(answer.body)), bugs: this.#judge.takeBugs() };
    if (!isMutation) this.#judged.set(key, judged);
    return judged;
  }
}
