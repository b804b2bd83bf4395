import { Kind, OperationTypeNode, visit, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { needsOf, type Fragments, type Variables } from './needs.ts';

/** Fields whose value is another one each time that they are asked for. */
const NEVER_THE_SAME = ['dynamicVariablesFromWebhook'];
/** Outcomes of one selection's conditions that are remembered. */
const MAX_OUTCOMES = 64;

/** A selection on an assistant, wherever in the answer it stands. */
export interface Slot {
  /** The selection as an operation of the schema whose root is an assistant. */
  readonly document: DocumentNode;
  /** Values of the variables that occur in the selection, of all that were sent. */
  readonly pick: (values: Variables) => Variables;
  /**
   * Equal for variables with which the selection gives equal answers; null where it may give another one each time.
   * Not told apart from those of other slots.
   */
  readonly keyFor: (values: Variables) => string | null;
}

/** What the conditions leave of a selection. */
interface Outcome {
  /** Variables whose values then decide what it gives; null where that is not the same each time. */
  readonly needed: readonly string[] | null;
  /** The same as one text. */
  readonly names: string;
}

export function createSlot(selectionSet: SelectionSetNode, operation: OperationDefinitionNode, fragments: Fragments): Slot {
  const { document, variables, conditions } = standAlone(selectionSet, operation, fragments);
  const outcomes = new LRUCache<string, Outcome>({ max: MAX_OUTCOMES });
  const outcomeOf = (values: Variables): Outcome => {
    const outcome = conditions.map((name) => String(values[name])).join(' ');
    const known = outcomes.get(outcome);
    if (known) return known;
    const needs = needsOf(selectionSet, fragments, values);
    const isUsable = needs !== null && !NEVER_THE_SAME.some((field) => needs.fields.has(field));
    const needed = isUsable ? [...needs.variables].toSorted() : null;
    const fresh = { needed, names: needed?.join(' ') ?? '' };
    outcomes.set(outcome, fresh);
    return fresh;
  };
  return {
    document,
    pick: (values) => only(variables, values),
    keyFor: (values) => {
      const { needed, names } = outcomeOf(values);
      // JSON has no `undefined`, which stands for a value that was not given.
      return needed && `${names}:${needed.map((name) => String(JSON.stringify(values[name]))).join()}`;
    },
  };
}

/** A selection with the fragments and variables that it leads to, and no others. */
function standAlone(selectionSet: SelectionSetNode, operation: OperationDefinitionNode, fragments: Fragments) {
  const reached = new Map<string, Fragments[string]>();
  const variables = new Set<string>();
  const conditions = new Set<string>();
  const look = (set: SelectionSetNode) => {
    visit(set, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments[name.value];
        if (!fragment || reached.has(name.value)) return;
        reached.set(name.value, fragment);
        look(fragment.selectionSet);
      },
      Variable: ({ name }) => {
        variables.add(name.value);
      },
      Directive: ({ arguments: given = [] }) => {
        for (const { value } of given) if (value.kind === Kind.VARIABLE) conditions.add(value.name.value);
      },
    });
  };
  look(selectionSet);
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) => variables.has(variable.name.value)),
        selectionSet,
      },
      ...reached.values(),
    ],
  };
  return { document, variables: [...variables], conditions: [...conditions] };
}

const only = (names: readonly string[], values: Variables): Variables =>
  Object.fromEntries(names.flatMap((name) => (Object.hasOwn(values, name) ? [[name, values[name]]] : [])));
