import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLEnumType,
  type GraphQLInputType,
} from 'graphql';
import type { Random } from '../random.ts';

/** Values that mean something to the account at hand, by the name of the argument or input field that takes them. */
export type ValuePool = Readonly<Record<string, readonly unknown[]>>;

/** A value in the place of an enum, which literals write without quotes. */
class EnumValue {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  toJSON(): string {
    return this.name;
  }
}

const WRONG: readonly unknown[] = [null, true, -1, 2.5, Infinity, '', 'wrong', [], ['wrong', null], {}, { id: 'wrong' }, 2 ** 53];
const STRINGS = ['', 'a', 'webhook', '\u0000', '😀 "\\', '__proto__', 'A'.repeat(300)];
const WRONG_SHARE = 0.015;
/** Objects in each other, beyond which only what is required is given: some inputs have themselves as fields. */
const MAX_DEPTH = 5;

/** A value for an input type: mostly a good one, sometimes null, one that has to be coerced, or a wrong one. */
export function inputValue(type: GraphQLInputType, name: string, pool: ValuePool, random: Random, depth = 0): unknown {
  if (random.chance(WRONG_SHARE)) return random.pick(WRONG);
  if (isNonNullType(type)) return present(type.ofType, name, pool, random, depth);
  return random.chance(0.1) ? null : present(type, name, pool, random, depth);
}

function present(type: GraphQLInputType, name: string, pool: ValuePool, random: Random, depth: number): unknown {
  if (isNonNullType(type)) return present(type.ofType, name, pool, random, depth);
  if (isListType(type)) {
    // One value stands for a list of one.
    if (random.chance(0.15)) return present(type.ofType, name, pool, random, depth);
    return Array.from({ length: random.below(4) }, () => inputValue(type.ofType, name, pool, random, depth));
  }
  if (isEnumType(type)) return enumValue(type, random);
  if (isInputObjectType(type)) {
    const all = Object.values(type.getFields());
    const isDeep = depth >= MAX_DEPTH;
    const leaves = all.filter((field) => isLeafType(getNamedType(field.type)));
    const one = type.isOneOf ? random.pick(isDeep && leaves.length > 0 ? leaves : all) : undefined;
    const fields = one ? [one] : all.filter((field) => isNonNullType(field.type) || (!isDeep && random.chance(0.35)));
    const entries = fields.map((field) => [field.name, inputValue(field.type, field.name, pool, random, depth + 1)] as const);
    if (random.chance(0.02)) entries.push(['unknownField', 1]);
    return Object.fromEntries(entries);
  }
  const known = pool[name];
  if (known && known.length > 0 && random.chance(0.9)) return random.pick(known);
  switch (type.name) {
    case 'Int':
      return random.pick([0, 1, 2, 5, 250, 251, -1, 2_147_483_648]);
    case 'Float':
      return random.pick([0, 0.5, -1e9, 3]);
    case 'Boolean':
      return random.chance(0.5);
    case 'ID':
      return random.pick<unknown>([...STRINGS, 7, 0, '../b']);
    default:
      return random.pick(STRINGS);
  }
}

const enumValue = (type: GraphQLEnumType, random: Random) =>
  random.chance(0.95) ? new EnumValue(random.pick(type.getValues()).name) : random.pick([new EnumValue('NO_SUCH_VALUE'), 'lower', 7]);

/** The value as it stands in the text of an operation. */
export function toLiteral(value: unknown): string {
  if (value instanceof EnumValue) return value.name;
  if (Array.isArray(value)) return `[${value.map(toLiteral).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${key}: ${toLiteral(inner)}`)
      .join(', ')}}`;
  }
  // JSON has no word for what is beyond its numbers, but GraphQL's literals do.
  return value === Infinity ? '1e400' : (JSON.stringify(value) ?? 'null');
}
