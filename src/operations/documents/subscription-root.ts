import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  SingleFieldSubscriptionsRule,
  type ASTVisitor,
  type DirectiveNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

const CONDITIONS: ReadonlySet<string> = new Set(['skip', 'include']);

/**
 * A subscription has one field at its root, whatever its variables are: newer editions of the specification allow no conditions
 * there, and graphql-js fails where they leave no field.
 */
export function SubscriptionRootRule(context: ValidationContext): ASTVisitor {
  const { OperationDefinition: countFields } = SingleFieldSubscriptionsRule(context) as {
    readonly OperationDefinition: (node: OperationDefinitionNode) => void;
  };
  return {
    OperationDefinition: (node) => {
      if (node.operation !== OperationTypeNode.SUBSCRIPTION) return;
      const conditions = [...conditionsAtRoot(context, node.selectionSet, new Set())];
      if (conditions.length === 0) {
        countFields(node);
        return;
      }
      context.reportError(new GraphQLError('The root field of a subscription takes no @skip and no @include.', { nodes: conditions }));
    },
  };
}

/** The conditions on root fields, and on fragments around them. */
function* conditionsAtRoot(context: ValidationContext, { selections }: SelectionSetNode, seen: Set<string>): Iterable<DirectiveNode> {
  for (const selection of selections) {
    yield* (selection.directives ?? []).filter(({ name }) => CONDITIONS.has(name.value));
    if (selection.kind === Kind.INLINE_FRAGMENT) yield* conditionsAtRoot(context, selection.selectionSet, seen);
    if (selection.kind !== Kind.FRAGMENT_SPREAD || seen.has(selection.name.value)) continue;
    seen.add(selection.name.value);
    const fragment = context.getFragment(selection.name.value);
    if (fragment) yield* conditionsAtRoot(context, fragment.selectionSet, seen);
  }
}
