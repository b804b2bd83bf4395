import { Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { usesStream } from '../incremental/uses-stream.ts';
import { limitExceeded } from './limit-exceeded.ts';

/** Fields of an operation, fragments unfolded: what execution has to look at, whatever the data. */
const MAX_FIELDS = 20_000;
/** Pairs of fields of one name in one place, and of fragments in one place: validation compares all of them. */
const MAX_PAIRS = 25_000;
/** What stands below those pairs: validation looks up each of it on the other side. */
const MAX_COMPARED = 250_000;
/** Where there are streams, a rule compares that is so many times as slow, and may have as many times less to do. */
const STREAM_FACTOR = 5;
/** More than any limit on depth; what is deeper is a fragment within itself, which validation refuses. */
const MAX_LEVELS = 150;

const pairsOf = (count: number) => (count * (count - 1)) / 2;

/**
 * Throws `LIMIT_EXCEEDED` for a document whose fields are too many, or take too long to compare with each other. Walks
 * through it as execution does, with selections of the same field as one, and no further than its limits.
 */
export function checkMerging(document: DocumentNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const reached = new Set<string>();
  const share = usesStream(document) ? STREAM_FACTOR : 1;
  const maxPairs = MAX_PAIRS / share;
  const maxCompared = MAX_COMPARED / share;
  let fields = 0;
  let pairs = 0;
  let compared = 0;

  const addPairs = (count: number) => {
    pairs += pairsOf(count);
    if (pairs > maxPairs) {
      throw limitExceeded(`The same fields are selected too often: there are more than ${maxPairs} pairs of them to compare.`);
    }
  };

  /** Each of the selections below is compared with all others that stand in the same place. */
  const addCompared = (inner: readonly SelectionSetNode[]) => {
    if (inner.length < 2) return;
    compared += inner.reduce((count, { selections }) => count + selections.length, 0) * (inner.length - 1);
    if (compared > maxCompared) {
      throw limitExceeded(`The same fields are selected too often: there are more than ${maxCompared} fields below them to compare.`);
    }
  };

  function walk(selectionSets: readonly SelectionSetNode[], level = 1): void {
    if (level > MAX_LEVELS) return;
    const spread = new Set<string>();
    const byKey = new Map<string, FieldNode[]>();
    const collect = ({ selections }: SelectionSetNode): void => {
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) {
          fields += 1;
          if (fields > MAX_FIELDS) throw limitExceeded(`The query has more than ${MAX_FIELDS} fields, with fragments expanded.`);
          const key = selection.alias?.value ?? selection.name.value;
          const same = byKey.get(key);
          if (same) same.push(selection);
          else byKey.set(key, [selection]);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          collect(selection.selectionSet);
        } else if (!spread.has(selection.name.value)) {
          spread.add(selection.name.value);
          reached.add(selection.name.value);
          const fragment = fragments.get(selection.name.value);
          if (fragment) collect(fragment.selectionSet);
        }
      }
    };
    for (const selectionSet of selectionSets) collect(selectionSet);
    addPairs(spread.size);
    addCompared([...spread].flatMap((name) => fragments.get(name)?.selectionSet ?? []));
    for (const same of byKey.values()) {
      addPairs(same.length);
      const inner = same.flatMap(({ selectionSet }) => selectionSet ?? []);
      addCompared(inner);
      if (inner.length > 0) walk(inner, level + 1);
    }
  }

  for (const definition of document.definitions) if (definition.kind === Kind.OPERATION_DEFINITION) walk([definition.selectionSet]);
  // Validation compares the fields of fragments that nobody uses, too.
  for (const [name, { selectionSet }] of fragments) if (!reached.has(name)) walk([selectionSet]);
}
