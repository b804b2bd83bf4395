/** What connections of all kinds of list have in common. */
import type { InterfaceRef, ObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { singular, type Noun } from '../../noun.ts';
import type { SliceArgs } from '../../resolvers/lists/slice.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { isArgumentGiven } from './given-arguments.ts';

export interface ConnectionTypes<W extends object> {
  readonly type: ObjectRef<SchemaTypes, W> | InterfaceRef<SchemaTypes, W>;
  /** What one of them is called, with its article. */
  readonly noun: Noun;
  readonly names: { readonly connection: string; readonly edge: string; readonly items: string };
}

/** A connection and its edge; `totalCount` is how it says how many there are, null where nobody knows. */
export const connectionType = <W extends object>(
  { type, noun, names }: ConnectionTypes<W>,
  totalCount: { readonly nullable: boolean; readonly description: string } | null,
) =>
  builder.connectionObject(
    {
      name: names.connection,
      type,
      description: `A page of ${names.items}.`,
      ...(totalCount && {
        fields: (t) => ({
          totalCount: t.int({
            ...totalCount,
            resolve: (page) => (page as unknown as { readonly totalCount: number }).totalCount,
          }),
        }),
      }),
    },
    { name: names.edge, description: `${capitalised(singular(noun))} and its place in the list.` },
  );

/** What routers are to expect of it. */
export const listSize = (assumedSize: number, slicingArguments: string[] = ['first', 'last']) => ({
  slicingArguments,
  sizedFields: ['nodes', 'edges'],
  assumedSize,
  requireOneSlicingArgument: false,
});

/** Where a field is added: a root, or a type. */
export type AnyFieldBuilder = PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, object>;

/** The arguments of a list that is read from its front alone. */
export const frontArgs = ({ arg }: AnyFieldBuilder, defaultSize: number, maxSize: number, beside = '') => ({
  first: arg.int({ defaultValue: defaultSize, description: `How many from the front of the list, 1 to ${maxSize}.${beside}` }),
  after: arg.string({ description: 'A cursor: begin behind it.' }),
});

/** The arguments that say which part of the list. */
export const sliceArgs = (t: AnyFieldBuilder, defaultSize: number, maxSize: number) => ({
  ...frontArgs(t, defaultSize, maxSize, ' Not together with `last`.'),
  last: t.arg.int({ description: `How many from the end of the list, 1 to ${maxSize}. Not together with \`first\`.` }),
  before: t.arg.string({ description: 'A cursor: end before it.' }),
});

/** The same, as the caller gave them. */
export const toSlice = (
  { first, last, after, before }: { readonly [K in keyof SliceArgs]?: SliceArgs[K] | undefined },
  info: GraphQLResolveInfo,
): SliceArgs => ({
  first: isArgumentGiven(info, 'first') ? (first ?? null) : null,
  last: last ?? null,
  after: after ?? null,
  before: before ?? null,
});

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
