import { BREAK, Kind, visit, type DocumentNode } from 'graphql';

interface Asked {
  readonly document: DocumentNode;
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
  readonly accept: string | null;
}

/**
 * Whether an answer comes in parts: the operation asks for it, and the client says that it takes it. One that takes
 * anything may still not understand parts.
 */
export function comesInParts({ document, variables, accept }: Asked): boolean {
  if (!acceptsParts(accept)) return false;
  const { canComeInParts, conditions } = known.get(document) ?? look(document);
  // A condition that is null fails in another place than with graphql-js.
  return canComeInParts && !conditions.some((name) => variables?.[name] === null);
}

const PARTS = /(?:^|,)\s*multipart\/mixed\s*(?:;(?!\s*q=0(?:\.0*)?\s*(?:[;,]|$))[^,]*)?(?=,|$)/i;

const acceptsParts = (accept: string | null): boolean => PARTS.test(accept ?? '');

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
