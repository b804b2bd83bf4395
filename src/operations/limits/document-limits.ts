import {
  Kind,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { limitExceeded } from './limit-exceeded.ts';

/** What one operation may ask for. All are checked on the parsed text, before validation and without any call. */
export interface DocumentLimits {
  /** Levels of fields, with fragments expanded. Introspection has its own limit, so that GraphiQL works. */
  readonly maxDepth: number;
  /** Fields under another name than their own, fragments unfolded. */
  readonly maxAliases: number;
  /** Fields of the query or mutation itself, fragments unfolded. */
  readonly maxRootFields: number;
}

/** Deep enough for the introspection query of every tool, which unfolds wrapping types. */
const MAX_INTROSPECTION_DEPTH = 20;
/** The same field again in one selection set: of no use, and comparing them all with each other is slow. */
const MAX_REPEATS = 20;
/** The whole schema makes a long answer, and one of them says it all. */
const MAX_SCHEMAS = 1;
/** Selection sets within each other, those of fragments included: walks through an operation recurse. */
const MAX_NESTING = 100;
/** Unfolding stops counting here; every limit is smaller. */
const CEILING = 1_000_000;

/** What a selection set holds, fragments unfolded. */
export interface Size {
  readonly depth: number;
  readonly introspectionDepth: number;
  readonly aliases: number;
  /** Fields of the set itself. */
  readonly fields: number;
  readonly schemas: number;
  readonly nesting: number;
}

const EMPTY: Size = { depth: 0, introspectionDepth: 0, aliases: 0, fields: 0, schemas: 0, nesting: 0 };

/** Throws `LIMIT_EXCEEDED` for a document that asks for too much. Takes time in proportion to the text, whatever the fragments. */
export function checkDocument(document: DocumentNode, limits: DocumentLimits): void {
  for (const { size } of measureOperations(document)) {
    assertWithin(size.depth, limits.maxDepth, 'levels of fields');
    assertWithin(size.introspectionDepth, MAX_INTROSPECTION_DEPTH, 'levels of introspection');
    assertWithin(size.schemas, MAX_SCHEMAS, 'schemas');
    assertWithin(size.aliases, limits.maxAliases, 'aliases');
    assertWithin(size.fields, limits.maxRootFields, 'root fields');
  }
}

/** What each operation of a document asks for. Throws `LIMIT_EXCEEDED` where that cannot be measured for nesting and repetition. */
export function measureOperations(document: DocumentNode): readonly { readonly operation: OperationDefinitionNode; readonly size: Size }[] {
  const fragments = new Map(document.definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment]));
  const sizes = new Map<string, Size>();

  function sizeOfFragment(name: string): Size {
    const known = sizes.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    // A fragment within itself counts nothing here; validation refuses it.
    sizes.set(name, EMPTY);
    const size = fragment ? sizeOf(fragment.selectionSet) : EMPTY;
    sizes.set(name, size);
    return size;
  }

  function sizeOf({ selections }: SelectionSetNode): Size {
    const total = { ...EMPTY };
    const repeats = new Map<string, number>();
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const times = (repeats.get(key) ?? 0) + 1;
        if (times > MAX_REPEATS) throw limitExceeded(`The field ${key} is selected more than ${MAX_REPEATS} times in one place.`);
        repeats.set(key, times);
        addField(total, selection, selection.selectionSet ? sizeOf(selection.selectionSet) : EMPTY);
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        addFragment(total, sizeOfFragment(selection.name.value));
      } else {
        addFragment(total, sizeOf(selection.selectionSet));
      }
    }
    if (total.nesting > MAX_NESTING) throw limitExceeded(`Fields and fragments are nested more than ${MAX_NESTING} levels deep.`);
    return total;
  }

  const measured: { readonly operation: OperationDefinitionNode; readonly size: Size }[] = [];
  for (const definition of document.definitions) {
    if (isFragment(definition)) sizeOfFragment(definition.name.value);
    if (isOperation(definition)) measured.push({ operation: definition, size: sizeOf(definition.selectionSet) });
  }
  return measured;
}

type Total = { -readonly [K in keyof Size]: Size[K] };

function addField(total: Total, { name: { value: name }, alias }: FieldNode, inner: Size): void {
  const isIntrospection = name === '__schema' || name === '__type';
  if (isIntrospection) total.introspectionDepth = Math.max(total.introspectionDepth, inner.depth + 1);
  else total.depth = Math.max(total.depth, inner.depth + 1);
  addBoth(total, inner);
  total.fields += 1;
  if (alias) total.aliases += 1;
  if (name === '__schema') total.schemas += 1;
}

function addFragment(total: Total, inner: Size): void {
  total.depth = Math.max(total.depth, inner.depth);
  total.fields = Math.min(CEILING, total.fields + inner.fields);
  addBoth(total, inner);
}

/** What counts in the same way whether it is below a field or in a fragment. */
function addBoth(total: Total, inner: Size): void {
  total.introspectionDepth = Math.max(total.introspectionDepth, inner.introspectionDepth);
  total.nesting = Math.max(total.nesting, inner.nesting + 1);
  total.aliases = Math.min(CEILING, total.aliases + inner.aliases);
  total.schemas = Math.min(CEILING, total.schemas + inner.schemas);
}

function assertWithin(size: number, most: number, what: string): void {
  if (size > most)
    throw limitExceeded(`The operation has ${size >= CEILING ? 'far too many' : size} ${what}, but may have at most ${most}.`);
}

const isFragment = (definition: DefinitionNode): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION;
const isOperation = (definition: DefinitionNode): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION;
