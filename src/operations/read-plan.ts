import {
  isInterfaceType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { RequestContext } from '../context.ts';
import { listGapOf, type ListGap } from '../schema/shared/list-gap.ts';

type Wanted = Parameters<RequestContext['loaders']['plan']>[0];

/** Fields of the graph behind which a list may have a gap, by name and by the type that has them. */
type Gaps = ReadonlyMap<string, ReadonlyMap<string, readonly ListGap[]>>;

const plans = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, Wanted>>();
const gaps = new WeakMap<GraphQLSchema, Gaps>();

/** Tells the loaders what an operation asks for, so that they can choose between one list and single reads. */
export function planReads(document: DocumentNode, schema: GraphQLSchema, { loaders }: RequestContext): void {
  const ofSchema = plans.get(schema) ?? new WeakMap<DocumentNode, Wanted>();
  plans.set(schema, ofSchema);
  const wanted = ofSchema.get(document) ?? planOf(document, schema);
  ofSchema.set(document, wanted);
  loaders.plan(wanted);
}

function planOf(document: DocumentNode, schema: GraphQLSchema): Wanted {
  const known = gaps.get(schema) ?? gapsOf(schema);
  gaps.set(schema, known);
  const wanted = new Map<ListGap['kind'], Set<string>>();
  // Types are looked up only where a name says that it may matter.
  let isAsked = false;
  visit(document, {
    Field: ({ name }) => {
      isAsked ||= known.has(name.value);
    },
  });
  if (!isAsked) return wanted;
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        const gapsOfField = known.get(name.value)?.get(types.getParentType()?.name ?? '') ?? [];
        for (const { kind, keys } of gapsOfField) {
          const ofKind = wanted.get(kind) ?? new Set<string>();
          wanted.set(kind, ofKind);
          for (const key of keys) ofKind.add(key);
        }
      },
    }),
  );
  return wanted;
}

function gapsOf(schema: GraphQLSchema): Gaps {
  const found = new Map<string, Map<string, readonly ListGap[]>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    // A field of an interface may have a gap in each of the types that it stands for.
    const objects = isInterfaceType(type) ? schema.getPossibleTypes(type) : [type];
    for (const name of Object.keys(type.getFields())) {
      const gapsOfField = objects.flatMap((object) => listGapOf(object.getFields()[name] as GraphQLField<unknown, unknown>) ?? []);
      if (gapsOfField.length > 0) found.set(name, (found.get(name) ?? new Map<string, readonly ListGap[]>()).set(type.name, gapsOfField));
    }
  }
  return found;
}
