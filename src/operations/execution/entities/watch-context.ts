import type { RequestContext } from '../../../context.ts';
import { GatewayError, type ErrorCode } from '../../../errors.ts';
import type { EntityJson } from './entity-json-cache.ts';

/** What is noted while an entity is written. */
export interface Watch {
  readonly ctx: RequestContext;
  readonly sources: () => EntityJson['sources'];
  readonly asked: () => number;
  readonly items: () => number;
  /** Takes note of a failure of the execution. */
  readonly onFailure: (failure: unknown) => void;
  /** `lasting`: writing the entity again gives the same and calls nobody. `never`: what failed fails again, for the same document and caller. */
  readonly outcome: () => 'lasting' | 'passing' | 'never';
}

/** Codes of errors that are met again with the same document and the same caller. */
const LASTING: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['UPSTREAM_BAD_RESPONSE', 'FORBIDDEN']);

/** Beyond that, looking at all of them costs about as much as writing the entity. */
const MAX_SOURCES = 200;

/** The request's context while one entity is written, with an account of what is done with it. */
export function watchContext(ctx: RequestContext): Watch {
  const sources = new Map<string, number | null>();
  const failures: unknown[] = [];
  const staleBefore = ctx.cost.staleReads;
  let asked = 0;
  let items = 0;
  let lasts = true;
  const watched: RequestContext = {
    ...ctx,
    loaders: ctx.loaders.watched((read) => {
      asked += 1;
      // Without a kept read nobody could see whether it is still the same.
      if (!read) lasts = false;
      for (const { key, entryVersion } of read ?? []) {
        if (sources.has(key) && sources.get(key) !== entryVersion) lasts = false;
        sources.set(key, entryVersion);
      }
    }),
    takeItems: (count) => {
      items += count;
      return ctx.takeItems(count);
    },
    call: () => {
      lasts = false;
      return ctx.call();
    },
    patientCall: () => {
      lasts = false;
      return ctx.patientCall();
    },
    fresh: (limits) => {
      lasts = false;
      return ctx.fresh(limits);
    },
    keepOut: () => {
      lasts = false;
      ctx.keepOut();
    },
    reportFieldError: (info, problem, index) => {
      failures.push(typeof problem === 'string' ? new GatewayError('UPSTREAM_BAD_RESPONSE', problem) : problem);
      ctx.reportFieldError(info, problem, index);
    },
  };
  const isLasting = (failure: unknown) => failure instanceof GatewayError && LASTING.has(failure.code);
  return {
    ctx: watched,
    sources: () => [...sources].map(([key, entryVersion]) => ({ key, entryVersion })),
    asked: () => asked,
    items: () => items,
    onFailure: (failure) => failures.push(failure),
    outcome: () => {
      if (failures.length > 0) return failures.every(isLasting) ? 'never' : 'passing';
      return lasts && sources.size <= MAX_SOURCES && ctx.cost.staleReads === staleBefore ? 'lasting' : 'passing';
    },
  };
}
