import type { FieldRef, InterfaceRef, ObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { toCamelCase } from '../../camel-case.ts';
import { GatewayError } from '../../errors.ts';
import type { RequestContext } from '../../context.ts';
import { access, type Access, type KnownKeys } from '../access/access.ts';
import { leftOut } from '../access/left-out.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { ENTITY, KEY_ALONE } from '../shared/entity.ts';
import { listGap, type ListGap } from '../shared/list-gap.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { EXTRA_DESCRIPTION, unmapped } from './extra.ts';
import { MistypedValueError, type AnyFieldMap, type Holder, type RequiredWireField, type ShowsKeys, type WireField } from './fields.ts';
import type { KeyWithin, KnownKey } from './types.ts';

type ValueAt<T, K> = T extends unknown ? (K extends keyof T ? T[K] : undefined) : never;

/**
 * A field for every key of the wire type `T`. A key that the SDK adds, drops or re-types makes `tsc` fail where
 * the map is written.
 */
export type FieldMap<T> = { readonly [K in KnownKey<T>]: FieldFor<ValueAt<T, K>> };

type FieldFor<V> = ShowsKeys<KeyWithin<V>> &
  (undefined extends V
    ? WireField<NonNullable<V>> & { readonly required?: never }
    : WireField<NonNullable<V>> | RequiredWireField<NonNullable<V>>);

export type WireObjectRef<T> = ObjectRef<SchemaTypes, T> & ShowsKeys<KeyWithin<T>>;
type ImplementableRef = ReturnType<typeof builder.objectRef<unknown>>;

export type WireFieldBuilder<T> = PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, T>;
type PothosFields = Record<string, FieldRef<SchemaTypes>>;

export interface WireObjectOptions<T> {
  readonly description: string;
  readonly fields: FieldMap<T>;
  /** Fields that do not correspond to a wire key: references, derived values. */
  readonly derived?: (t: WireFieldBuilder<T>) => PothosFields;
  /** The scopes to state on the type; the fields that lead to it enforce them. */
  readonly access?: Access;
  /** Whether its objects are whole documents of the upstream. */
  readonly isEntity?: boolean;
  /** Whether other subgraphs may have the fields that mirror wire keys, too. */
  readonly isShareable?: boolean;
  /** Whether a subgraph has no more of it than its key. */
  readonly isKeyAlone?: boolean;
  /** Whether any key that no field of this type shows may hold a secret. */
  readonly isUnknownKind?: boolean;
  readonly interfaces?: readonly InterfaceRef<SchemaTypes, unknown>[];
  /** Where a key is read from, if not from the parent itself. */
  readonly sources?: { readonly [K in KnownKey<T>]?: Source };
  /** How an entry is completed with what its list left out. */
  readonly gaps?: ListGaps<T>;
}

/** A GraphQL type that mirrors the wire object `T`: its field map, plus `extra` for all keys that the map does not know. */
export function wireObject<T extends object>(nameOrRef: string | WireObjectRef<T>, options: WireObjectOptions<T>): WireObjectRef<T> {
  const fields: AnyFieldMap = options.fields;
  const gaps = options.gaps as ListGaps<never> | undefined;
  const anyKey = gaps ? [gaps.anyKey] : [];
  const given = typeof nameOrRef === 'string' ? builder.objectRef<unknown>(nameOrRef) : nameOrRef;
  mapped.set(given, { description: options.description, fields });
  if (options.isUnknownKind) unknownKinds.add(fields);
  const ref = (given as ImplementableRef).implement({
    description: options.description,
    extensions: { ...access(options.access ?? {}), ...(options.isEntity && ENTITY), ...(options.isKeyAlone && KEY_ALONE) },
    interfaces: [...(options.interfaces ?? [])],
    fields: (t) => ({
      ...mapFields(t, fields, asJsonObject, options),
      extra: t.field({
        type: 'JSON',
        ...(options.isShareable && SHAREABLE),
        description: EXTRA_DESCRIPTION,
        extensions: {
          ...access({ keys: keysOf(fields), ...(options.isUnknownKind && { redaction: 'everything' }) }),
          ...(gaps && listGap({ kind: gaps.kind, keys: anyKey })),
        },
        resolve: (parent, _args, ctx) => {
          const whole = gaps ? gaps.complete(parent as never, anyKey as never, ctx) : parent;
          return whole instanceof Promise
            ? whole.then((object) => unmapped(asJsonObject(object), fields))
            : unmapped(asJsonObject(whole), fields);
        },
      }),
      ...options.derived?.(t as unknown as WireFieldBuilder<T>),
    }),
  });
  return ref as unknown as WireObjectRef<T>;
}

interface Mapped {
  readonly description: string;
  readonly fields: AnyFieldMap;
}

const mapped = new WeakMap<object, Mapped>();

/** What the type of a wire object was made from, for the input that takes it back. */
export function mappedBy(ref: object): Mapped {
  const found = mapped.get(ref);
  if (!found) throw new TypeError('This type mirrors no wire object.');
  return found;
}

/** Tells which type of objects shows a value of a union or an interface, none where no member knows it, and which `type` values they have. */
export function showAs(ref: object, memberOf: (value: unknown) => object | undefined, kinds: readonly string[]): void {
  members.set(ref, { memberOf, kinds });
}

interface Members {
  readonly memberOf: (value: unknown) => object | undefined;
  readonly kinds: readonly string[];
}

const members = new WeakMap<object, Members>();

/** The field map by which a type shows the value; undefined where it is of a kind that the type does not know. */
export function fieldsShowing(ref: object, value: unknown): AnyFieldMap | undefined {
  const union = members.get(ref);
  const type = union ? union.memberOf(value) : ref;
  return type && mapped.get(type)?.fields;
}

/** The `type` values that the members of a union or an interface have. */
export const kindsOf = (ref: object): readonly string[] => members.get(ref)?.kinds ?? [];

const unknownKinds = new WeakSet<AnyFieldMap>();

/** Whether any key that these fields do not show may hold a secret. */
export const isOfUnknownKind = (fields: AnyFieldMap): boolean => unknownKinds.has(fields);

/** Names the field map of a type that is not made by `wireObject`. */
export const mapAs = (ref: object, description: string, fields: AnyFieldMap): unknown => mapped.set(ref, { description, fields });

/** The keys of a field map, and which of them hold secrets in clear. */
export function keysOf(fields: AnyFieldMap): KnownKeys {
  const fieldKeys = Object.keys(fields);
  return { fieldKeys, secretKeys: fieldKeys.filter((key) => fields[key]?.access?.needs !== undefined) };
}

/** How entries of a kind are completed with what a list left out. */
export interface ListGaps<T> {
  readonly kind: ListGap['kind'];
  /** In place of a key: any that no field shows. */
  readonly anyKey: string;
  /** The object with these keys as a single read has them. */
  readonly complete: (wire: T, keys: never, ctx: RequestContext) => object | Promise<object>;
}

/** Where a field map's keys are read from, given the GraphQL parent. */
export type Source = (parent: unknown, ctx: RequestContext, info: GraphQLResolveInfo) => JsonObject | Promise<JsonObject>;

export const asJsonObject = (parent: unknown): JsonObject => (isObject(parent) ? parent : {});

interface MapOptions {
  readonly sources?: Readonly<Record<string, Source | undefined>>;
  readonly gaps?: object | undefined;
  readonly isShareable?: boolean;
}

const SHAREABLE = { shareable: true } as const;

/** The Pothos fields of a field map; `source` finds the wire object behind the GraphQL parent. */
export function mapFields(
  t: WireFieldBuilder<unknown>,
  fields: AnyFieldMap,
  source: Source,
  { sources = {}, gaps: listGaps, isShareable }: MapOptions = {},
): PothosFields {
  const gaps = listGaps as ListGaps<never> | undefined;
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => {
      // Of a document without it, this would be read from what all objects inherit.
      if (key in Object.prototype) throw new TypeError(`A field cannot be read under the key ${key}.`);
      const keys = [key];
      const sourceOf = sources[key] ?? source;
      const read = (object: JsonObject, ctx: RequestContext, info: GraphQLResolveInfo) => {
        field.noteHolder?.(object[key], holderOf(object, gaps));
        return counted(readField(object, key, field, ctx, info), ctx, info);
      };
      return [
        field.name ?? toCamelCase(key),
        t.field({
          type: field.type(),
          nullable: field.nullable,
          description: field.description,
          ...(isShareable && SHAREABLE),
          extensions: { ...access(field.access ?? {}), ...(gaps && listGap({ kind: gaps.kind, keys })) },
          ...(field.assumedSize === undefined ? {} : { listSize: { assumedSize: field.assumedSize } }),
          resolve: (parent, _args, ctx, info) => {
            const wire = gaps ? gaps.complete(parent as never, keys as never, ctx) : sourceOf(parent, ctx, info);
            if (!(wire instanceof Promise)) return read(asJsonObject(wire), ctx, info);
            return wire
              .catch((error: unknown) => {
                // A non-null field returns an empty value and an error, so that its parent is not nulled.
                if (field.nullable || !(error instanceof GatewayError)) throw error;
                ctx.reportFieldError(info, error);
                return {};
              })
              .then((object) => read(asJsonObject(object), ctx, info));
          },
        }),
      ];
    }),
  );
}

/** Shorter strings are limited well enough by the number of fields and objects. */
const LONG_TEXT = 100;

/** The value; its long strings count as bytes of the answer. */
function counted(value: never, ctx: RequestContext, info: GraphQLResolveInfo): never {
  const bytes = bytesOfTexts(value);
  return bytes === 0 || ctx.takeBytes(bytes) ? value : (leftOut(value, ctx, info) as never);
}

function bytesOfTexts(value: unknown): number {
  if (typeof value === 'string') return value.length > LONG_TEXT ? value.length : 0;
  if (!Array.isArray(value) || typeof value[0] !== 'string') return 0;
  return value.reduce((bytes: number, item: unknown) => bytes + (typeof item === 'string' ? item.length : 0), 0);
}

const holderOf = (object: JsonObject, gaps: ListGaps<never> | undefined): Holder => ({
  complete: (keys, ctx) => (gaps ? gaps.complete(object as never, keys as never, ctx) : object) as JsonObject | Promise<JsonObject>,
});

function readField(wire: JsonObject, key: string, field: WireField<never>, ctx: RequestContext, info: GraphQLResolveInfo): never {
  try {
    // Pothos cannot see that a reader gives what its field's type takes; `WireField` holds the two together.
    return field.read(wire[key], ctx, info) as never;
  } catch (error) {
    if (error instanceof MistypedValueError) throw new GatewayError('UPSTREAM_BAD_RESPONSE', error.message);
    throw error;
  }
}
