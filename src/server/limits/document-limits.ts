import {
  Kind,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { limitExceeded } from './limit-exceeded.ts';

/** What one operation may ask for. All are checked on the parsed text, before validation and without any call. */
export interface DocumentLimits {
  /** Levels of fields, fragments unfolded. Introspection has its own limit, so that GraphiQL works. */
  readonly maxDepth: number;
  /** Fields under another name than their own, fragments unfolded. */
  readonly maxAliases: number;
  /** Fields of the query or mutation itself, fragments unfolded. */
  readonly maxRootFields: number;
  /** Directives in the whole text. */
  readonly maxDirectives: number;
}

/** Deep enough for the introspection query of every tool, which unfolds wrapping types. */
const MAX_INTROSPECTION_DEPTH = 20;
/** The same field again in one selection set: of no use, and comparing them all with each other is slow. */
const MAX_REPEATS = 20;
/** Unfolding stops counting here; every limit is smaller. */
const CEILING = 1_000_000;

/** What a selection set holds, fragments unfolded. */
interface Size {
  readonly depth: number;
  readonly introspectionDepth: number;
  readonly aliases: number;
  readonly fields: number;
}

const EMPTY: Size = { depth: 0, introspectionDepth: 0, aliases: 0, fields: 0 };

/** Throws `LIMIT_EXCEEDED` for a document that asks for too much. Takes time in proportion to the text, whatever the fragments. */
export function checkDocument(document: DocumentNode, limits: DocumentLimits): void {
  const fragments = new Map(document.definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment]));
  const sizes = new Map<string, Size>();
  let directives = 0;

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
    const total = { depth: 0, introspectionDepth: 0, aliases: 0, fields: 0 };
    const repeats = new Map<string, number>();
    for (const selection of selections) {
      directives += selection.directives?.length ?? 0;
      if (selection.kind !== Kind.FIELD) {
        const inner = selection.kind === Kind.FRAGMENT_SPREAD ? sizeOfFragment(selection.name.value) : sizeOf(selection.selectionSet);
        total.depth = Math.max(total.depth, inner.depth);
        total.introspectionDepth = Math.max(total.introspectionDepth, inner.introspectionDepth);
        total.aliases = Math.min(CEILING, total.aliases + inner.aliases);
        total.fields = Math.min(CEILING, total.fields + inner.fields);
        continue;
      }
      const name = selection.name.value;
      const key = selection.alias?.value ?? name;
      const times = (repeats.get(key) ?? 0) + 1;
      if (times > MAX_REPEATS) throw limitExceeded(`The field ${key} is selected more than ${MAX_REPEATS} times in one place.`);
      repeats.set(key, times);
      const inner = selection.selectionSet ? sizeOf(selection.selectionSet) : EMPTY;
      const isIntrospection = name === '__schema' || name === '__type';
      if (isIntrospection) total.introspectionDepth = Math.max(total.introspectionDepth, inner.depth + 1);
      else total.depth = Math.max(total.depth, inner.depth + 1);
      total.introspectionDepth = Math.max(total.introspectionDepth, inner.introspectionDepth);
      total.aliases = Math.min(CEILING, total.aliases + inner.aliases + (selection.alias ? 1 : 0));
      total.fields += 1;
    }
    return total;
  }

  for (const definition of document.definitions) {
    if (isFragment(definition)) sizeOfFragment(definition.name.value);
    if (isFragment(definition) || isOperation(definition)) directives += definition.directives?.length ?? 0;
    if (!isOperation(definition)) continue;
    const size = sizeOf(definition.selectionSet);
    assertWithin(size.depth, limits.maxDepth, 'levels of fields deep');
    assertWithin(size.introspectionDepth, MAX_INTROSPECTION_DEPTH, 'levels of introspection deep');
    assertWithin(size.aliases, limits.maxAliases, 'aliases long');
    assertWithin(size.fields, limits.maxRootFields, 'root fields wide');
  }
  assertWithin(directives, limits.maxDirectives, 'directives long');
}

function assertWithin(size: number, most: number, what: string): void {
  if (size > most) throw limitExceeded(`The operation is ${size >= CEILING ? 'far too many' : size} ${what}, but may be at most ${most}.`);
}

const isFragment = (definition: DefinitionNode): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION;
const isOperation = (definition: DefinitionNode): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION;
