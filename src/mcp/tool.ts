import { getOperationAST, Kind, OperationTypeNode, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { keysOf, type KeyPath } from './calls/idempotency.ts';
import { hasSideEffect } from './side-effects.ts';
import { inputSchemaOf, usesOfVariables } from './schemas/input-schema.ts';
import type { JsonSchema } from './schemas/json-schema.ts';
import { outputSchemaOf } from './schemas/output-schema.ts';
import { commentOf } from './comment.ts';

/** A listed operation as a tool. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema: JsonSchema;
  readonly annotations: {
    readonly title: string;
    readonly readOnlyHint: boolean;
    readonly destructiveHint: boolean;
    readonly idempotentHint: boolean;
    readonly openWorldHint: boolean;
  };
  /** The operation in the list: the id of its text, and its name there. */
  readonly operation: { readonly id: string; readonly name: string };
  /** Where its variables take an idempotency key. */
  readonly keys: readonly KeyPath[];
}

/** Clients join the name to that of the server, and models take 64 characters. */
const MAX_NAME_LENGTH = 64;

interface Named extends OperationDefinitionNode {
  readonly name: NonNullable<OperationDefinitionNode['name']>;
}

/** The operations of a document as tools; a text that says why, for one that cannot be any. */
export function toolsOf(id: string, document: DocumentNode, schema: GraphQLSchema): readonly (Tool | string)[] {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operations.length === 0) return ['it has no operation'];
  return operations.map((operation) => {
    const why = unfit(operation);
    return why ?? toolOf(id, operation as Named, document, schema);
  });
}

function unfit({ operation, name }: OperationDefinitionNode): string | null {
  if (!name) return 'it has no name, which a tool is called by';
  if (operation === OperationTypeNode.SUBSCRIPTION) return 'a tool answers once, and this is a subscription';
  const { length } = toolName(name.value);
  return length > MAX_NAME_LENGTH ? `the name of its tool has ${length} characters, and models take ${MAX_NAME_LENGTH}` : null;
}

/** The name in snake_case: `mcp_servers_in_use` for `MCPServersInUse`. */
export const toolName = (operationName: string): string => words(operationName).join('_').toLowerCase();

const words = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .split('_')
    .filter((word) => word !== '');

function toolOf(id: string, operation: Named, whole: DocumentNode, schema: GraphQLSchema): Tool {
  const name = operation.name.value;
  const document = ofOperation(whole, operation);
  const uses = usesOfVariables(document, schema);
  const { keys, hidden } = keysOf(operation, uses, schema);
  const definitions = (operation.variableDefinitions ?? []).filter(({ variable }) => !hidden.has(variable.name.value));
  const isWrite = operation.operation === OperationTypeNode.MUTATION;
  const [first = '', ...others] = words(name);
  const title = [first.charAt(0).toUpperCase() + first.slice(1), ...others.map(lowered)].join(' ');
  return {
    name: toolName(name),
    title,
    description: commentOf(operation) ?? descriptionOf(operation, schema) ?? title,
    inputSchema: inputSchemaOf({ definitions, uses, schema }),
    outputSchema: outputSchemaOf(operation, { document, schema }),
    annotations: {
      title,
      readOnlyHint: !isWrite && !hasSideEffect(document, schema),
      destructiveHint: isWrite,
      // A repeated request is carried out once, where it has a key.
      idempotentHint: isWrite && keys.length > 0,
      openWorldHint: false,
    },
    operation: { id, name },
    keys,
  };
}

/** Acronyms stay as they are. */
const lowered = (word: string): string => (word === word.toUpperCase() ? word : word.toLowerCase());

/** The document without other operations, whose variables may have the same names. */
const ofOperation = (document: DocumentNode, operation: OperationDefinitionNode): DocumentNode => ({
  ...document,
  definitions: document.definitions.filter((definition) => definition === operation || definition.kind === Kind.FRAGMENT_DEFINITION),
});

/** What the schema says of the first field of an operation. */
function descriptionOf(operation: OperationDefinitionNode, schema: GraphQLSchema): string | null {
  const field = operation.selectionSet.selections.find((selection) => selection.kind === Kind.FIELD);
  return (field && schema.getRootType(operation.operation)?.getFields()[field.name.value]?.description) ?? null;
}

/** Whether a document has an operation of this name that writes. */
export const isMutation = (document: DocumentNode, name: string): boolean =>
  getOperationAST(document, name)?.operation === OperationTypeNode.MUTATION;
