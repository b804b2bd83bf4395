import { getOperationAST, type DocumentNode, type GraphQLSchema } from 'graphql';
import { planOf, type Plan } from './plan.ts';

/** Plans by document and operation, made once for each. They go with the document. */
export function rememberPlans(schema: GraphQLSchema) {
  const plans = new WeakMap<DocumentNode, Map<string | null, Plan | null>>();
  return (document: DocumentNode, operationName: string | null): Plan | null => {
    const known = plans.get(document) ?? new Map<string | null, Plan | null>();
    plans.set(document, known);
    const plan = known.get(operationName);
    if (plan !== undefined) return plan;
    const operation = getOperationAST(document, operationName);
    // Names that a document does not have are without number.
    if (!operation) return null;
    const fresh = planOf(schema, document, operation);
    known.set(operationName, fresh);
    return fresh;
  };
}
