import { isDeepStrictEqual } from 'node:util';
import { isEarly, type AnsweredError, type Answer, type Body } from './exchange.ts';

/** What is compared of one request. */
export interface Outcome {
  readonly answers: readonly Answer[];
  /** Upstream calls, sorted. */
  readonly calls: readonly string[];
  readonly bugs: readonly string[];
}

export interface Rules {
  /** Whether the request took parts, while the judge was asked for the whole. */
  readonly takesParts: boolean;
  /** Whether reads may have been answered by a cache; all calls must be the same otherwise. */
  readonly mayBeCached: boolean;
}

/** How an outcome differs from the judge's, in a few words that name the kind of it; none where it does not. */
export function differencesOf(outcome: Outcome, judged: Outcome, rules: Rules): readonly string[] {
  const [expected] = judged.answers;
  if (!expected) return [];
  return [
    ...new Set([
      ...outcome.answers.flatMap((answer) => answerDifferences(answer, expected, rules)),
      ...callDifferences(outcome, judged, rules),
      ...(outcome.bugs.length > judged.bugs.length * outcome.answers.length ? [`bug logged: ${nameless(outcome.bugs[0] ?? '')}`] : []),
    ]),
  ];
}

/** A message without what it quotes. */
const nameless = (message: string) => message.replaceAll(/'[^']*'|"[^"]*"/g, '…').slice(0, 120);

function answerDifferences({ status, headers, body }: Answer, expected: Answer, rules: Rules): readonly string[] {
  if (body.fault !== undefined && body.fault !== expected.body.fault) return [nameless(body.fault)];
  // What failed in a part costs that part alone, and not what is around it.
  if (body.inParts === 'with nulls') return body.errors && expected.body.errors ? [] : ['errors: parts have them, or the judge'];
  const differences: string[] = [];
  // A request that is refused has its status by the media types that it takes.
  const isRefused = rules.takesParts && body.data === undefined;
  if (status !== expected.status && !isRefused) differences.push(`status: ${expected.status} became ${status}`);
  differences.push(...errorDifferences(body, expected.body, rules));
  if (!isDeepStrictEqual(body.data, expected.body.data)) differences.push('data');
  if (body.inParts) return differences;
  if (differences.length === 0 && JSON.stringify(body.data) !== JSON.stringify(expected.body.data)) differences.push('data: order of keys');
  if (!isDeepStrictEqual(body.extensions, expected.body.extensions)) differences.push('extensions');
  for (const [name, value] of Object.entries(headers)) {
    const judged = expected.headers[name as keyof Answer['headers']];
    if (value !== judged) differences.push(`header ${name}: ${judged} became ${value}`);
  }
  return differences;
}

/** In any order, as the specification leaves it open. */
function errorDifferences(body: Body, judged: Body, { takesParts }: Rules): readonly string[] {
  const [errors, expected] = [body, judged].map(({ errors: all = [] }) => (takesParts ? onceWithoutLocations(all) : all)) as [
    readonly AnsweredError[],
    readonly AnsweredError[],
  ];
  const [left, right] = [errors, expected].map((all) => all.map((error) => JSON.stringify(inOrder(error))).toSorted());
  if (isDeepStrictEqual(left, right)) return [];
  // Once a field has taken its parent with it, which of its neighbours have failed by then is a matter of time; how they fail is not.
  if (isEarly(body) && isEarly(judged) && agreeByPath(errors, expected)) return [];
  const [mine, theirs] = [codesOf(errors), codesOf(expected)];
  if (mine !== theirs) return [`errors: ${theirs} became ${mine}`];
  const without = (key: keyof AnsweredError) => (all: readonly AnsweredError[]) =>
    all.map(({ [key]: _left, ...rest }) => JSON.stringify(inOrder(rest))).toSorted();
  const kind = (['locations', 'path', 'message', 'extensions'] as const).find((key) =>
    isDeepStrictEqual(without(key)(errors), without(key)(expected)),
  );
  return [`errors: ${kind ?? 'several members'} of ${mine}`];
}

/** Whether a field that fails in both does so alike. */
const agreeByPath = (errors: readonly AnsweredError[], expected: readonly AnsweredError[]): boolean =>
  errors.every((error) => {
    const there = expected.filter(({ path }) => isDeepStrictEqual(path, error.path));
    return there.length === 0 || there.some((other) => isDeepStrictEqual(inOrder(other), inOrder(error)));
  });

/** A field that is in several parts is executed for each of them, as it is selected there. */
const onceWithoutLocations = (errors: readonly AnsweredError[]): readonly AnsweredError[] => [
  ...new Map(errors.map(({ locations: _locations, ...error }) => [JSON.stringify(inOrder(error)), error])).values(),
];

const inOrder = ({ message, path, locations, extensions }: Partial<AnsweredError>) => ({
  message,
  path,
  locations,
  extensions: extensions && Object.fromEntries(Object.entries(extensions).toSorted(([a], [b]) => (a < b ? -1 : 1))),
});

const codesOf = (errors: readonly AnsweredError[]) =>
  [...new Set(errors.map(({ extensions }) => String(extensions?.['code'])))].toSorted().join('+') || 'none';

/** Writes, and what makes Telnyx ask a customer's webhook. */
const isUncached = (call: string) => !call.includes(' GET ') || call.includes('fetch_dynamic_variables_from_webhook');

function callDifferences({ calls, answers }: Outcome, judged: Outcome, { mayBeCached }: Rules): readonly string[] {
  const times = answers.length;
  const expected = judged.calls.flatMap((call) => Array.from({ length: times }, () => call));
  const inParts = answers.some(({ body }) => body.inParts);
  const uncached = (all: readonly string[]) => (inParts ? [...new Set(all.filter(isUncached))] : all.filter(isUncached));
  if (!isDeepStrictEqual(uncached(calls), uncached(expected))) return ['calls that are never cached'];
  const cached = (all: readonly string[]) => all.filter((call) => !isUncached(call));
  // Ids of several parts are not read together, so that a list may not be worth its bytes; but nothing is read twice.
  if (inParts && mayBeCached) return new Set(cached(calls)).size < cached(calls).length ? ['calls: the same read twice'] : [];
  if (mayBeCached || times > 1) return cached(calls).length > cached(expected).length ? ['calls: more than the judge makes'] : [];
  return isDeepStrictEqual(cached(calls), cached(expected)) ? [] : ['calls'];
}
