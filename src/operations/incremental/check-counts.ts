import { Kind, visit, type DocumentNode, type ValueNode } from 'graphql';
import { badRequest } from '../request/request-error.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Throws `BAD_USER_INPUT` where a list is to be streamed from a place that no list has. */
export function checkCounts(document: DocumentNode, variables: Variables): void {
  const defaults = new Map<string, ValueNode>();
  visit(document, {
    VariableDefinition: ({ variable, defaultValue }) => {
      if (defaultValue) defaults.set(variable.name.value, defaultValue);
    },
    Directive: (directive) => {
      if (directive.name.value !== 'stream') return;
      const given = directive.arguments?.find(({ name }) => name.value === 'initialCount')?.value;
      if (given === undefined || isCount(given, variables, defaults)) return;
      throw badRequest('initialCount takes 0 or more.', { nodes: directive });
    },
  });
}

function isCount(given: ValueNode, variables: Variables, defaults: ReadonlyMap<string, ValueNode>): boolean {
  if (given.kind !== Kind.VARIABLE) return given.kind === Kind.INT && Number(given.value) >= 0;
  const { value: name } = given.name;
  if (Object.hasOwn(variables, name)) return Number.isInteger(variables[name]) && Number(variables[name]) >= 0;
  const fallback = defaults.get(name);
  return fallback !== undefined && isCount(fallback, {}, new Map());
}
