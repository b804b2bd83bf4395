import type { ObjectRef, UnionRef } from '@pothos/core';
import { access } from '../access/access.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { showAs, type WireObjectRef } from './object.ts';

type Discriminated = { readonly type?: string };

/** The object type of every member of the wire union `U`, by its `type`; `tsc` fails when one is missing. */
export type MemberMap<U extends Discriminated> = {
  readonly [K in NonNullable<U['type']>]: WireObjectRef<Extract<U, { readonly type?: K }>>;
};

/**
 * Resolves the GraphQL type of a value by its `type`. The name comes from the Telnyx API, so only own keys of the map
 * count; everything else is the unknown member's.
 */
export const memberName =
  (members: Readonly<Record<string, { readonly name: string }>>, unknown: string, absent: (wire: JsonObject) => string = () => unknown) =>
  (value: unknown): string => {
    if (!isObject(value)) return unknown;
    const { type } = value;
    if (type === null || type === undefined) return absent(value);
    return typeof type === 'string' && Object.hasOwn(members, type) ? (members[type]?.name ?? unknown) : unknown;
  };

/** A GraphQL union over a wire union, with its unknown member. */
export function wireUnion<U extends Discriminated>(
  name: string,
  options: { readonly description: string; readonly members: MemberMap<U>; readonly unknown: ObjectRef<SchemaTypes, unknown> },
): UnionRef<SchemaTypes, U> {
  const members = options.members as Readonly<Record<string, ObjectRef<SchemaTypes, unknown>>>;
  const resolveType = memberName(members, options.unknown.name);
  const ref = builder.unionType(name, {
    description: options.description,
    types: [...new Set([...Object.values(members), options.unknown])],
    resolveType,
  });
  const byName = new Map(Object.values(members).map((member) => [member.name, member]));
  showAs(ref, (value) => byName.get(resolveType(value)), Object.keys(members));
  return ref as unknown as UnionRef<SchemaTypes, U>;
}

/** An unknown member: the type's name and the whole value, so that nothing is lost. */
export function unknownMember(name: string, what: string): ObjectRef<SchemaTypes, unknown> {
  return builder.objectRef<unknown>(name).implement({
    description: `${what} of a kind newer than this gateway, or not readable as one. Nothing is lost: \`raw\` holds all of it.`,
    fields: (t) => ({
      type: t.string({ description: TYPE_DESCRIPTION, extensions: access({ looksLike: 'identifier' }), resolve: readType }),
      raw: t.field({
        type: 'JSON',
        description: RAW_DESCRIPTION,
        extensions: access({ redaction: 'everything' }),
        resolve: (value) => value,
      }),
    }),
  });
}

export const TYPE_DESCRIPTION = 'The kind, as the `type` value of the Telnyx API; null if it sent none.';
/** The description of the `type` of a member of a union, which has one value. */
export const typeOf = (value: string): string => `The kind, \`${value}\`, as the \`type\` value of the Telnyx API; null if it sent none.`;
export const RAW_DESCRIPTION = 'The whole value as the Telnyx API sent it, under its original keys.';

const readType = (value: unknown): string | null => (isObject(value) && typeof value['type'] === 'string' ? value['type'] : null);
