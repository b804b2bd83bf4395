import { TypeInfo, visit, visitWithTypeInfo, BREAK, type DocumentNode, type GraphQLSchema } from 'graphql';
import { TAG } from '../schema/shared/directives.ts';

/** Whether a document selects a field that makes Telnyx do something that others notice. */
export function hasSideEffect(document: DocumentNode, schema: GraphQLSchema): boolean {
  const typeInfo = new TypeInfo(schema);
  let isFound = false;
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: () => {
        const options = typeInfo.getFieldDef()?.extensions['pothosOptions'] as { readonly tag?: string | readonly string[] } | undefined;
        if (![options?.tag].flat().includes(TAG.sideEffect)) return undefined;
        isFound = true;
        return BREAK;
      },
    }),
  );
  return isFound;
}
