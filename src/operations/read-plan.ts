import { isInterfaceType, isObjectType, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../context.ts';
import { listGapOf, type ListGap } from '../schema/shared/list-gap.ts';

type Wanted = Parameters<RequestContext['loaders']['plan']>[0];

/** Fields of the graph behind which a list may have a gap, by name and by the type that has them. */
type Gaps = ReadonlyMap<string, ReadonlyMap<string, ListGap>>;

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
        const gap = known.get(name.value)?.get(types.getParentType()?.name ?? '');
        if (gap) wanted.set(gap.kind, (wanted.get(gap.kind) ?? new Set()).add(gap.key));
      },
    }),
  );
  return wanted;
}

function gapsOf(schema: GraphQLSchema): Gaps {
  const found = new Map<string, Map<string, ListGap>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const gap = listGapOf(field);
      if (gap) found.set(field.name, (found.get(field.name) ?? new Map<string, ListGap>()).set(type.name, gap));
    }
  }
  return found;
}
