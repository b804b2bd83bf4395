/** The parts that arbitrary documents are made of: strings, numbers, JSON, records and lists, with the wire's faults mixed in. */
/* oxlint-disable typescript/no-unsafe-type-assertion -- the faults are values that the SDK's types rule out */
import * as fc from 'fast-check';

export interface DocumentOptions {
  /** Keys, union members and enum words that no SDK type has, at every level. */
  readonly unknowns?: boolean;
  /** Null for any key, required ones too; only the assistant's `id` is spared. */
  readonly nulls?: boolean;
  /** Nulls among the items of lists. */
  readonly nullItems?: boolean;
  /** Any JSON value for any key, now and then; only the assistant's `id` is spared. */
  readonly mistyped?: boolean;
  /** Whole numbers beyond 32 bits where the graph has `Int`, now and then. On unless switched off. */
  readonly bigNumbers?: boolean;
}

type KnownKey<T> = keyof { [K in keyof T as string extends K ? never : number extends K ? never : K]: true };
type OptionalKey<T> = { [K in KnownKey<T>]-?: {} extends Pick<T, K> ? K : never }[KnownKey<T>];
type Values<T, K extends keyof T> = { readonly [P in K]-?: fc.Arbitrary<Exclude<T[P], undefined>> };

/** A key that the SDK type gains, loses or makes optional breaks every call of `record` with that type. */
export type RequiredPart<T> = Values<T, Exclude<KnownKey<T>, OptionalKey<T>>>;
export type OptionalPart<T> = Values<T, OptionalKey<T>>;

type Discriminated = { readonly type?: string };
export type Members<U extends Discriminated> = {
  readonly [K in NonNullable<U['type']>]: fc.Arbitrary<Extract<U, { readonly type?: K }>>;
};

/** Words that objects have a prototype's property for. */
const NASTY_WORDS = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'prototype', 'valueOf'];

/** Keys of later versions, and some that collide with what the gateway adds or lifts. */
const UNKNOWN_KEYS = [
  ...NASTY_WORDS,
  'x_added_later',
  'tool_id',
  'camelCase',
  'id',
  'name',
  'type',
  'description',
  'shared',
  'timeout_ms',
  'targets_template',
  'extra',
  'raw',
  'text',
  'value',
  'assistant',
  'node',
  '__typename',
  'with space',
  'é',
  '',
];

const words = fc.constantFrom(
  'Front desk',
  'asks for the order number',
  'Good morning! How can I help you today?',
  'line one\nline two\t"quoted" \\ back',
  'null',
  'true',
  'UNKNOWN',
  'unknown',
  '<string>',
);
const templates = fc.constantFrom(
  '{{customer.name}}',
  'Hello {{first_name}}, this is {{ company }}',
  'https://api.example.com/orders/{order_id}?at={{now}}',
  '{{#integration_secret}}crm_key{{/integration_secret}}',
  '{{',
);
const digits = fc.constantFrom('3000000000000000000', '+15550100042', '007', '9007199254740993', '1e3', '-0');
const oddities = fc.constantFrom('\u0000', '\u2028', '\uFEFF', '‮abc', '👩‍👩‍👧', 'ÄÖÜ ß 漢字 عربى');

export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: words },
  { weight: 3, arbitrary: templates },
  { weight: 2, arbitrary: digits },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  { weight: 1, arbitrary: oddities },
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom(...NASTY_WORDS) },
);

export const id: fc.Arbitrary<string> = fc.oneof(
  fc.uuid(),
  fc.uuid().map((uuid) => `assistant-${uuid}`),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,16}$/),
  fc.constantFrom('asst_tech_abc123', '3000000000000000000', '__proto__', 'constructor'),
);

export const flag = fc.boolean();

const INT_MAX = 2 ** 31 - 1;
const BIG_NUMBERS = [5_000_000_000, INT_MAX + 1, -INT_MAX - 2, Number.MAX_SAFE_INTEGER];

export const float: fc.Arbitrary<number> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ noNaN: true, min: 0, max: 1 }),
  fc.integer(),
  fc.constantFrom(0, 0.1, 1, -1.5, 1e21, 5_000_000_000),
);

/** ISO 8601, with or without a fraction, in UTC, with an offset or without a zone. */
export const dateTime: fc.Arbitrary<string> = fc
  .tuple(
    fc.date({ min: new Date('1999-12-31T00:00:00Z'), max: new Date('2038-12-31T23:59:59Z'), noInvalidDate: true }),
    fc.constantFrom('', '.5', '.123', '.123456'),
    fc.constantFrom('Z', '+00:00', '-05:30', ''),
  )
  .map(([date, fraction, zone]) => `${date.toISOString().slice(0, 19)}${fraction}${zone}`);

const jsonKey = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('order_id', 'first name', 'nested', 'camelCase', 'a.b', '0') },
  { weight: 2, arbitrary: fc.constantFrom(...NASTY_WORDS) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
);

/** `fromEntries` defines own properties, so `__proto__` becomes a key like any other. */
const mapOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.array(fc.tuple(jsonKey, value), { maxLength: 4 }).map((entries) => Object.fromEntries(entries));

const jsonScalar: fc.Arbitrary<unknown> = fc.oneof(
  fc.constant(null),
  flag,
  text,
  float,
  fc.integer({ min: 0, max: 9_999 }),
  fc.maxSafeInteger(),
);

const { value: shallowJson } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: jsonScalar },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 2, arbitrary: mapOf(tie('value')) },
  ),
}));

const nest = (value: unknown, levels: number): unknown =>
  levels === 0 ? value : nest(levels % 2 === 0 ? [value] : { nested: value }, levels - 1);

export const json: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 20, arbitrary: shallowJson },
  {
    weight: 1,
    arbitrary: fc.tuple(jsonScalar, fc.integer({ min: 5, max: 40 })).map(([value, levels]) => nest(value, levels)),
  },
);

export const jsonMap: fc.Arbitrary<Record<string, unknown>> = mapOf(json);

const unknownWord = fc.constantFrom('added_later', 'Added-Later', 'UNKNOWN', 'constructor', '__proto__', '');

/** A member that no SDK union has; as with all members, its kind is in `type`. */
const unknownMember: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('teleport', 'constructor', '__proto__', 'WEBHOOK', ''), jsonMap)
      .map(([type, map]) => Object.fromEntries([...Object.entries(map), ['type', type], [type === '' ? 'empty' : type, map]])),
  },
  { weight: 1, arbitrary: json.filter((value) => value !== null) },
);

const unknownEntry: fc.Arbitrary<[string, unknown]> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.constantFrom(...UNKNOWN_KEYS), json) },
  // The keys of tools with values that a tool could have, for a payload to collide with.
  { weight: 1, arbitrary: fc.tuple(fc.constant('timeout_ms'), fc.integer({ min: 0, max: 60_000 })) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('shared'), flag) },
);

const ABSENT = Symbol('absent');

type Arbitraries = Readonly<Record<string, fc.Arbitrary<unknown>>>;

const mapValues = (
  arbitraries: Arbitraries,
  change: (arbitrary: fc.Arbitrary<unknown>, key: string) => fc.Arbitrary<unknown>,
): Arbitraries => Object.fromEntries(Object.entries(arbitraries).map(([key, value]) => [key, change(value, key)]));

export type Kit = ReturnType<typeof createKit>;

/** The building blocks under the given options. What is not typed as the SDK says is a fault that the options ask for. */
export function createKit(options: DocumentOptions) {
  const { unknowns = false, nulls = false, nullItems = false, mistyped = false, bigNumbers = true } = options;

  const faulty = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T> => mixed<T>(arbitrary, 12, nulls && fc.constant(null), mistyped && json);

  /**
   * A wire object: required keys, optional keys that are there half of the time (the usual ones mostly), and keys
   * that nobody knows.
   */
  const record = <T extends object>(
    required: RequiredPart<T>,
    optional: OptionalPart<T>,
    usual: readonly (OptionalKey<T> & string)[] = [],
  ): fc.Arbitrary<T> => {
    const known = fc.record(
      {
        ...mapValues(required as Arbitraries, faulty),
        ...mapValues(optional as Arbitraries, (value, key) =>
          (usual as readonly string[]).includes(key) ? fc.option(faulty(value), { nil: ABSENT, freq: 8 }) : faulty(value),
        ),
      },
      { requiredKeys: [...Object.keys(required), ...usual], noNullPrototype: true },
    );
    const isNew = ([key]: [string, unknown]) => !Object.hasOwn(required, key) && !Object.hasOwn(optional, key);
    const added = unknowns
      ? fc.array(unknownEntry, { maxLength: 3 }).map((entries) => entries.filter(isNew))
      : fc.constant<[string, unknown][]>([]);
    return fc
      .tuple(known, added)
      .map(([object, more]) =>
        Object.fromEntries([...Object.entries(object).filter(([, value]) => value !== ABSENT), ...more]),
      ) as fc.Arbitrary<T>;
  };

  const list = <T>(item: fc.Arbitrary<T>, maxLength = 3): fc.Arbitrary<T[]> =>
    fc.array(mixed<T>(item, 8, nullItems && fc.constant(null)), { maxLength });

  const oneOf = <W extends string>(known: Readonly<Record<W, true>>): fc.Arbitrary<W> =>
    mixed<W>(fc.constantFrom(...(Object.keys(known) as W[])), 8, unknowns && unknownWord);

  /** A member of a union; `weights` says which come more often than once. */
  const union = <U extends Discriminated>(
    members: Members<U>,
    weights: { readonly [K in NonNullable<U['type']>]?: number } = {},
  ): fc.Arbitrary<U> => {
    const known = Object.entries<fc.Arbitrary<unknown>>(members).map(([type, arbitrary]) => ({
      weight: (weights as Readonly<Record<string, number | undefined>>)[type] ?? 1,
      arbitrary,
    }));
    return mixed<U>(fc.oneof(...known) as fc.Arbitrary<U>, 8, unknowns && unknownMember);
  };

  const int = mixed<number>(
    fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.integer()),
    40,
    bigNumbers && fc.constantFrom(...BIG_NUMBERS),
  );

  /** For forms that the wire may have and the SDK's types have not. */
  const untyped = <T>(arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<T> => arbitrary as fc.Arbitrary<T>;

  return { record, list, oneOf, union, int, untyped, unknowns };
}

/** Mostly the right thing, and now and then one of the faults that are switched on. */
const mixed = <T>(right: fc.Arbitrary<T>, weight: number, ...faults: (fc.Arbitrary<unknown> | false)[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight, arbitrary: right },
    ...faults.filter((fault) => fault !== false).map((arbitrary) => ({ weight: 1, arbitrary })),
  ) as fc.Arbitrary<T>;
