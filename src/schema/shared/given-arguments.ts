import type { GraphQLResolveInfo } from 'graphql';

/** Whether the caller gave an argument, or left it to its default in the schema. */
export function isArgumentGiven({ fieldNodes, variableValues }: GraphQLResolveInfo, name: string): boolean {
  const value = fieldNodes[0]?.arguments?.find((argument) => argument.name.value === name)?.value;
  return value !== undefined && (value.kind !== 'Variable' || Object.hasOwn(variableValues, value.name.value));
}
