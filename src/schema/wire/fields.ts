/**
 * The kinds of field a field map may use. A field is declared under its wire key, knows which wire values it can
 * carry, and turns one into a GraphQL value. A value it cannot carry reads as null with an error, and stays
 * readable in `extra`.
 */
import type { InterfaceRef, ObjectRef, TypeParam, UnionRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { ExactNumber } from '../../exact-number.ts';
import { MAY_READ_SECRETS, type Access } from '../access/access.ts';
import type { SchemaTypes } from '../builder.ts';
import type { RequestContext } from '../../context.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { describeKind, isBoolean, isDateTime, isFloat, isId, isInt, isString } from './checks.ts';
import { UNKNOWN } from '../../resolvers/unknown.ts';
import type { WireEnum } from './enum.ts';
import type { KeyWithin } from './types.ts';

/** The object that a value is read from: as it is at hand, and with keys that the list which brought it may have left out. */
export interface Holder {
  readonly complete: (keys: readonly string[], ctx: RequestContext) => JsonObject | Promise<JsonObject>;
}

/**
 * One entry of a field map. `W` is the widest wire type the field can carry: `WireField<string>` serves a key of
 * type `'a' | 'b'`, `WireField<'a'>` does not, so `tsc` fails when an SDK enum grows.
 */
export interface WireField<in W> {
  /** Only for the compiler. */
  readonly carriesType?: (value: W) => void;
  /** The GraphQL name, where it is not the camelCase of the wire key. */
  readonly name?: string | undefined;
  readonly description: string;
  /** What it means that it is not set, and the description without that. */
  readonly unset?: { readonly description: string; readonly means: string };
  /** What the field requires of its caller, if anything. */
  readonly access?: Access | undefined;
  readonly type: () => TypeParam<SchemaTypes>;
  readonly nullable: boolean;
  /** How many items a router should expect of a list. */
  readonly assumedSize?: number;
  /** What it shows, for the input that takes it back. */
  readonly shows?: { readonly kind: Kind; readonly isList: boolean };
  /** Whether the typed field shows the whole value; if not, `extra` shows it. Never called with null. */
  readonly carries: (value: unknown) => boolean;
  /** Takes note of each value that is read, and of the object that has it. */
  readonly noteHolder?: (value: unknown, holder: Holder) => unknown;
  /** The GraphQL value of a wire value. Throws a TypeError for one of the wrong type; items of a list are reported at the field of `info`. */
  readonly read: (value: unknown, ctx: RequestContext, info: GraphQLResolveInfo) => unknown;
}

/** A field map without its wire type. */
export type AnyFieldMap = Readonly<Record<string, WireField<never>>>;

/**
 * What the type of an object field knows of: an SDK type that is the known one plus a key fits `WireField`, but not this.
 */
export interface ShowsKeys<in K> {
  /** Only for the compiler. */
  readonly showsKeys?: (key: K) => void;
}
/** A field that shows all keys of the objects it leads to. */
export type WholeField<T> = WireField<T> & ShowsKeys<KeyWithin<T>>;

/** A field that is never null, so only a required key of the SDK may use it. */
export interface RequiredWireField<in W> extends WireField<W> {
  readonly nullable: false;
  readonly required: true;
}

type OutputRef<T> = ObjectRef<SchemaTypes, T, unknown> | InterfaceRef<SchemaTypes, T, unknown> | UnionRef<SchemaTypes, T, unknown>;

/** Thrown for a wire value of the wrong type; the message is for the caller and holds no value. */
export class MistypedValueError extends TypeError {
  override readonly name = 'MistypedValueError';
}

const mistyped = (value: unknown, expected: string) =>
  new MistypedValueError(`The upstream sent ${describeKind(value)} where ${expected} is expected.`);

/** A kind of value. */
export interface Kind {
  readonly name: 'text' | 'id' | 'int' | 'float' | 'boolean' | 'time' | 'json' | 'enum' | 'object' | 'union';
  /** The enum or the type of objects that it stands for. */
  readonly definition?: unknown;
  readonly type: () => TypeParam<SchemaTypes>;
  readonly expected: string;
  readonly fits: (value: unknown) => boolean;
  /** Whether the value survives whole; an unknown enum value is accepted, but only as UNKNOWN. */
  readonly carries?: (value: unknown) => boolean;
  readonly convert?: (value: unknown) => unknown;
}

const single = <W>(kind: Kind, description: string, name?: string): WireField<W> => ({
  name,
  description,
  type: kind.type,
  shows: { kind, isList: false },
  nullable: true,
  carries: kind.carries ?? kind.fits,
  read: (value) => {
    if (value === null || value === undefined) return null;
    if (!kind.fits(value)) throw mistyped(value, kind.expected);
    return kind.convert ? kind.convert(value) : value;
  },
});

const many = <W>(kind: Kind, description: string, name?: string): WireField<readonly W[]> => {
  const carries = kind.carries ?? kind.fits;
  return {
    name,
    description,
    type: () => [kind.type()] as TypeParam<SchemaTypes>,
    shows: { kind, isList: true },
    nullable: false,
    carries: (value) => Array.isArray(value) && value.every((item) => item === null || carries(item)),
    read: (value, ctx, info) => {
      if (value === null || value === undefined) return [];
      if (!Array.isArray(value)) {
        ctx.reportFieldError(info, mistyped(value, `a list of items, each ${kind.expected},`).message);
        return [];
      }
      const items: unknown[] = [];
      for (const [index, item] of value.entries()) {
        if (item === null) continue;
        if (kind.fits(item)) items.push(kind.convert ? kind.convert(item) : item);
        else ctx.reportFieldError(info, mistyped(item, kind.expected).message, index);
      }
      return items;
    },
  };
};

const toFloat = (value: unknown) => (value instanceof ExactNumber ? value.value : value);

const TEXT: Kind = { name: 'text', type: () => 'String', expected: 'a string', fits: isString };
const ID: Kind = { name: 'id', type: () => 'ID', expected: 'an id', fits: isId };
const INT: Kind = { name: 'int', type: () => 'Int', expected: 'a whole number of at most 32 bits', fits: isInt };
const FLOAT: Kind = { name: 'float', type: () => 'Float', expected: 'a number', fits: isFloat, carries: Number.isFinite, convert: toFloat };
const BOOLEAN: Kind = { name: 'boolean', type: () => 'Boolean', expected: 'true or false', fits: isBoolean };
const DATE_TIME: Kind = { name: 'time', type: () => 'DateTime', expected: 'an ISO 8601 time', fits: isDateTime };
const isAnything = () => true;
const JSON_VALUE: Kind = { name: 'json', type: () => 'JSON', expected: 'any value', fits: isAnything };

const enumKind = <W extends string>(definition: WireEnum<W>): Kind => ({
  name: 'enum',
  definition,
  type: () => definition.ref,
  expected: 'a string',
  fits: isString,
  carries: definition.knows,
  convert: (value) => (definition.knows(value) ? value : UNKNOWN),
});

const objectKind = <T>(ref: () => OutputRef<T>): Kind => ({
  name: 'object',
  definition: ref,
  type: () => ref(),
  expected: 'an object',
  fits: isObject,
});

const hasId = (value: unknown) => isObject(value) && isId(value['id']);

/** A union or interface has an unknown member, which accepts every value. */
const unionKind = <T>(ref: () => OutputRef<T>): Kind => ({
  name: 'union',
  definition: ref,
  type: () => ref(),
  expected: 'any value',
  fits: isAnything,
});

export const text = (description: string, name?: string) => single<string>(TEXT, description, name);
/** A string that is a secret in plain text: readable with `secrets:read` only, where callers have scopes. */
export const secret = (description: string, name?: string): WireField<string> => ({
  ...text(description, name),
  access: { needs: MAY_READ_SECRETS },
});
/** A URL; its credentials are masked for callers who may not see secrets. */
export const url = (description: string, name?: string): WireField<string> => ({ ...text(description, name), access: { isUrl: true } });
/** A text that is an identifier, or words that make a name. One that does not look so is masked for callers who may not see secrets. */
export const identifier = (description: string, looksLike: 'identifier' | 'words' = 'identifier'): WireField<string> => ({
  ...text(description),
  access: { looksLike },
});
export const id = (description: string, name?: string) => single<string>(ID, description, name);
export const int = (description: string, name?: string) => single<number>(INT, description, name);
export const float = (description: string, name?: string) => single<number>(FLOAT, description, name);
export const boolean = (description: string, name?: string) => single<boolean>(BOOLEAN, description, name);
export const dateTime = (description: string, name?: string) => single<string>(DATE_TIME, description, name);
/** Free-form JSON: a map with the customer's own keys, or a JSON Schema. */
export const json = (description: string, name?: string): WholeField<unknown> => single<unknown>(JSON_VALUE, description, name);
/** Parameters of a URL with their values, by name. */
export const parameters = (description: string): WholeField<unknown> => ({ ...json(description), access: { redaction: 'parameters' } });
export const oneOf = <W extends string>(definition: WireEnum<W>, description: string, name?: string) =>
  single<W>(enumKind(definition), description, name);
export const object = <T>(ref: () => OutputRef<T>, description: string, name?: string): WholeField<T> =>
  single<T>(objectKind(ref), description, name);
export const union = <T>(ref: () => OutputRef<T>, description: string, name?: string): WholeField<T> =>
  single<T>(unionKind(ref), description, name);

/** A list of which null means something else than an empty one. */
const orNull = <W>({ read, ...field }: WireField<readonly W[]>): WireField<readonly W[]> => ({
  ...field,
  nullable: true,
  read: (value, ctx, info) => (value === null || value === undefined ? null : read(value, ctx, info)),
});
export const textsOrNull = (description: string, name?: string) => orNull(many<string>(TEXT, description, name));
export const idsOrNull = (description: string, name?: string) => orNull(many<string>(ID, description, name));

export const texts = (description: string, name?: string) => many<string>(TEXT, description, name);
export const ids = (description: string, name?: string) => many<string>(ID, description, name);
export const someOf = <W extends string>(definition: WireEnum<W>, description: string, name?: string) =>
  many<W>(enumKind(definition), description, name);
export const objects = <T>(ref: () => OutputRef<T>, description: string, name?: string): WholeField<readonly T[]> =>
  many<T>(objectKind(ref), description, name);
/** Whole documents, each known by its id: one without is left out, and reported. */
export const entities = <T>(ref: () => OutputRef<T>, description: string, name?: string): WholeField<readonly T[]> =>
  many<T>({ ...objectKind(ref), expected: 'an object with an id', fits: hasId }, description, name);
export const unions = <T>(ref: () => OutputRef<T>, description: string, name?: string): WholeField<readonly T[]> =>
  many<T>(unionKind(ref), description, name);

/** The key of an entity: never null. */
export const key = (description: string): RequiredWireField<string> => ({
  ...id(description),
  nullable: false,
  required: true,
});

/** The same field, with what it means that it is not set: reads say so of null, which the input made from it may refuse. */
export const unset = <F extends WireField<never>>(means: string, field: F): F => ({
  ...field,
  description: `${field.description} Null means ${means}.`,
  unset: { description: field.description, means },
});

/** The same text, or texts, of what was said or happened: the credentials that it quotes are masked for callers who may not see secrets. */
export const prose = <F extends WireField<never>>(field: F): F => ({ ...field, access: { ...field.access, isProse: true } });

/** States how many items the list usually has, for cost estimates of routers. */
export const sized = <F extends WireField<never>>(assumedSize: number, field: F): F => ({ ...field, assumedSize });

/** Where the Telnyx API nests lists in lists or sends a single item, this reads one flat list. */
export const flattened = <W>({
  carriesType: _narrower,
  showsKeys: _shallower,
  ...field
}: WholeField<readonly W[]>): WholeField<W | readonly W[] | readonly (readonly W[])[]> => ({
  ...field,
  carries: (value) => field.carries(flatten(value)),
  read: (value, ctx, info) => field.read(flatten(value), ctx, info),
});

/** Where the Telnyx API sends a list of one item, this reads the item; more than one are left to `extra`. */
export const firstOf = <W>({
  carriesType: _narrower,
  showsKeys: _shallower,
  ...field
}: WholeField<W>): WholeField<W | readonly W[] | readonly (readonly W[])[]> => {
  const itemsOf = (value: unknown) => [flatten(value)].flat().filter((item) => item !== null && item !== undefined);
  return {
    ...field,
    carries: (value) => {
      const items = itemsOf(value);
      return items.length < 2 && items.every((item) => field.carries(item));
    },
    read: (value, ctx, info) => field.read(itemsOf(value)[0], ctx, info),
  };
};

const flatten = (value: unknown): unknown =>
  Array.isArray(value) ? value.flat(1) : value === null || value === undefined ? value : [value];
