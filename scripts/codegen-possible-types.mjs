/** The codegen plugin that writes which types an interface or union has, as Apollo's cache wants to know it. */
import { isAbstractType } from 'graphql';

/** @param {import('graphql').GraphQLSchema} schema */
export const plugin = (schema) => {
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
  const entries = abstract.map((type) => [
    type.name,
    schema
      .getPossibleTypes(type)
      .map(({ name }) => name)
      .toSorted(),
  ]);
  return `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(Object.fromEntries(entries.toSorted()), null, 2)};\n`;
};
