import {
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { RequestContext } from '../../../context.ts';
import { ASSISTANT } from './assistant-schema.ts';
import { coercionOf, type Coerce } from './coerce-variables.ts';
import type { Fragments } from './needs.ts';
import { createSlot, type Slot } from './slot.ts';

/** An operation whose answer is made of texts. */
export interface Plan {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly members: readonly Member[];
  readonly slots: readonly Slot[];
  readonly coerce: Coerce;
}

/** A member of an object of the answer: its name, and what stands behind it. */
export type Member = PlannedField | { readonly kind: 'text'; readonly text: string };

export interface PlannedField {
  readonly kind: 'field';
  /** The name as JSON, with its colon. */
  readonly name: string;
  readonly field: GraphQLField<unknown, RequestContext>;
  readonly node: FieldNode;
  readonly parentType: GraphQLObjectType;
  /** Without places in lists: errors, which need them, are left to the usual execution. */
  readonly path: GraphQLResolveInfo['path'];
  readonly value: PlannedValue;
}

/** What is to be made of a field's value. Types are looked at here, once, as that is dear for each item of a list. */
export type PlannedValue =
  | { readonly kind: 'required'; readonly of: PlannedValue }
  | { readonly kind: 'list'; readonly of: PlannedValue }
  | { readonly kind: 'leaf'; readonly serialize: (value: unknown) => unknown }
  | { readonly kind: 'slot'; readonly slot: Slot }
  | { readonly kind: 'object'; readonly members: readonly Member[] };

const ROOT_FIELDS = new Set(['assistant', 'assistants', '__typename']);

/** How an operation's answer is made of texts; null where it cannot be. */
export function planOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Plan | null {
  const query = schema.getQueryType();
  if (operation.operation !== OperationTypeNode.QUERY || (operation.directives?.length ?? 0) > 0 || !query) return null;
  const fragments: Fragments = Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  const areKnown = operation.selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && ROOT_FIELDS.has(selection.name.value),
  );
  const slots: Slot[] = [];
  const toSlot = (selectionSet: SelectionSetNode): Slot => {
    const slot = createSlot(selectionSet, operation, fragments);
    slots.push(slot);
    return slot;
  };
  const members = areKnown ? planMembers(query, operation.selectionSet, { toSlot, path: undefined }) : null;
  return members && slots.length > 0
    ? { operation, fragments, members, slots, coerce: coercionOf(schema, operation.variableDefinitions ?? []) }
    : null;
}

interface Place {
  readonly toSlot: (selectionSet: SelectionSetNode) => Slot;
  readonly path: GraphQLResolveInfo['path'] | undefined;
}

function planMembers(parentType: GraphQLObjectType, { selections }: SelectionSetNode, place: Place): readonly Member[] | null {
  const names = new Set<string>();
  const members: Member[] = [];
  for (const node of selections) {
    if (node.kind !== Kind.FIELD || (node.directives?.length ?? 0) > 0) return null;
    const key = (node.alias ?? node.name).value;
    if (key === '__proto__' || names.has(key)) return null;
    names.add(key);
    const member = planMember(parentType, node, { ...place, path: { prev: place.path, key, typename: parentType.name } });
    if (!member) return null;
    members.push(member);
  }
  return members;
}

function planMember(
  parentType: GraphQLObjectType,
  node: FieldNode,
  place: Place & { readonly path: GraphQLResolveInfo['path'] },
): Member | null {
  const name = `${JSON.stringify(place.path.key)}:`;
  if (node.name.value === '__typename') return { kind: 'text', text: `${name}${JSON.stringify(parentType.name)}` };
  const field = parentType.getFields()[node.name.value];
  const value = field && planValue(field.type, node, place);
  return value ? { kind: 'field', name, field, node, parentType, path: place.path, value } : null;
}

function planValue(type: GraphQLOutputType, node: FieldNode, place: Place): PlannedValue | null {
  if (isNonNullType(type) || isListType(type)) {
    const of = planValue(type.ofType, node, place);
    return of && { kind: isListType(type) ? 'list' : 'required', of };
  }
  if (isLeafType(type)) return { kind: 'leaf', serialize: (value) => type.serialize(value) };
  const { selectionSet } = node;
  if (!isObjectType(type) || !selectionSet) return null;
  if (type.name === ASSISTANT) return { kind: 'slot', slot: place.toSlot(selectionSet) };
  const members = planMembers(type, selectionSet, place);
  return members && { kind: 'object', members };
}
