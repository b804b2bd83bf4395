/** Which version a conversation gets: the rules of a canary deploy, read as the upstream describes them. */
import { isObject, objectsIn, scalarText } from '../json.ts';

export interface RoutingAttribute {
  readonly attribute: string;
  readonly value: string;
}

export interface Share {
  /** Null for what goes to the main version, whichever that is. */
  readonly versionId: string | null;
  readonly percent: number;
}

export interface Routing {
  /** The rule that matches; null where none does. */
  readonly ruleIndex: number | null;
  /** Of 100 percent. */
  readonly shares: readonly Share[];
  /** What was taken for granted, as the upstream does not say it. */
  readonly assumptions: readonly string[];
}

const ASSUMPTIONS = {
  first: 'The first rule that matches counts; later ones are not looked at.',
  absent: 'An attribute that is not given meets NOT_IN only.',
  operator: 'A clause with an operator that this gateway does not know is not met.',
  serve: 'A rule that names no version to serve sends everything to the main version.',
  weights: 'Weights that add up to more than 100 are shares of their sum.',
} as const;

/** What floating point leaves of a difference that is none. */
const EPSILON = 1e-9;

/** Where the conversations with these attributes go. Rules may be anything that a document holds. */
export function routingOf(rules: unknown, attributes: readonly RoutingAttribute[]): Routing {
  const values = new Map(attributes.map(({ attribute, value }) => [attribute, value]));
  const assumed = new Set<keyof typeof ASSUMPTIONS>();
  const all = objectsIn(rules);
  const index = all.findIndex(({ match }) => objectsIn(match).every((clause) => isMet(clause, values, assumed)));
  if (index >= 0 && index < all.length - 1) assumed.add('first');
  const shares = index < 0 ? [toMain(100)] : sharesOf(all[index]?.['serve'], assumed);
  return {
    ruleIndex: index < 0 ? null : index,
    shares,
    assumptions: Object.entries(ASSUMPTIONS).flatMap(([name, text]) => (assumed.has(name as keyof typeof ASSUMPTIONS) ? [text] : [])),
  };
}

type Assumed = Set<keyof typeof ASSUMPTIONS>;

const toMain = (percent: number): Share => ({ versionId: null, percent });

function isMet(clause: Readonly<Record<string, unknown>>, given: ReadonlyMap<string, string>, assumed: Assumed): boolean {
  const { attribute, operator, values } = clause;
  const value = given.get(scalarText(attribute) ?? '');
  const wanted = Array.isArray(values) ? values.flatMap((one: unknown) => scalarText(one) ?? []) : [];
  if (operator !== 'in' && operator !== 'not_in' && operator !== 'starts_with') {
    assumed.add('operator');
    return false;
  }
  if (value === undefined) {
    assumed.add('absent');
    return operator === 'not_in';
  }
  if (operator === 'starts_with') return wanted.some((start) => value.startsWith(start));
  return wanted.includes(value) === (operator === 'in');
}

function sharesOf(serve: unknown, assumed: Assumed): readonly Share[] {
  const { version_id: versionId, rollout } = isObject(serve) ? serve : {};
  if (typeof versionId === 'string') return [{ versionId, percent: 100 }];
  const weights = new Map<string, number>();
  for (const { version_id: id, weight } of objectsIn(rollout)) {
    if (typeof id === 'string') weights.set(id, (weights.get(id) ?? 0) + sizeOf(weight));
  }
  if (weights.size === 0) {
    assumed.add('serve');
    return [toMain(100)];
  }
  const sum = [...weights.values()].reduce((total, weight) => total + weight, 0);
  if (sum > 100 + EPSILON) assumed.add('weights');
  const scale = sum > 100 ? 100 / sum : 1;
  const rest = 100 - sum;
  const shares = [...weights].map(([id, weight]) => ({ versionId: id, percent: weight * scale }));
  return rest > EPSILON ? [...shares, toMain(rest)] : shares;
}

const sizeOf = (weight: unknown): number => {
  const size = Number(weight);
  return Number.isFinite(size) && size > 0 ? size : 0;
};
