import { BREAK, Kind, visit, type DocumentNode } from 'graphql';
import type { ReadOperation } from '../read-operation.ts';

/** Whether an operation can be answered in parts, and asks for it. Whether its client takes parts is another question. */
export function comesInParts({ document, variables }: Pick<ReadOperation, 'document' | 'variables'>): boolean {
  const { canComeInParts, conditions } = known.get(document) ?? look(document);
  // A condition that is null fails in another place than with graphql-js.
  return canComeInParts && !conditions.some((name) => variables[name] === null);
}

interface Looked {
  readonly canComeInParts: boolean;
  /** Variables that decide what is left of the operation. */
  readonly conditions: readonly string[];
}

const known = new WeakMap<DocumentNode, Looked>();

function look(document: DocumentNode): Looked {
  let asks = false;
  let can = true;
  let streams = false;
  const conditions: string[] = [];
  let isSpreadTwice = false;
  visit(document, {
    SelectionSet: ({ selections }) => {
      const spread = selections.flatMap((selection) => (selection.kind === Kind.FRAGMENT_SPREAD ? [selection.name.value] : []));
      isSpreadTwice ||= new Set(spread).size < spread.length;
    },
    Directive: ({ name, arguments: given = [] }) => {
      streams ||= name.value === 'stream';
      if (name.value === 'defer' || name.value === 'stream') asks = true;
      else for (const { value } of given) if (value.kind === Kind.VARIABLE) conditions.push(value.name.value);
    },
    // The executor would take an object with such a key for a promise; so the answer comes in one.
    Field: ({ name, alias }) => {
      can = (alias ?? name).value !== 'then';
      return can ? undefined : BREAK;
    },
    // It would lose the value of such a variable.
    VariableDefinition: ({ variable }) => {
      can = variable.name.value !== '__proto__';
      return can ? undefined : BREAK;
    },
  });
  // It mixes up a list that is streamed twice to one place, and loses errors of its items.
  const looked = { canComeInParts: asks && can && !(streams && isSpreadTwice), conditions };
  known.set(document, looked);
  return looked;
}
