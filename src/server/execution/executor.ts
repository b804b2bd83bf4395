import {
  execute,
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type GraphQLSchema,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type OperationDefinitionNode,
} from 'graphql';
import type * as Jit from 'graphql-jit';
import type { RequestContext } from '../../context.ts';
import { Pace } from '../../pace.ts';
import { isCompilable } from './is-compilable.ts';
import { nodesAt } from './nodes-at.ts';

export type Execute = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;

export interface ExecutorOptions {
  /** The schema whose operations are compiled; null where documents belong to one schema each. */
  readonly schema: GraphQLSchema | null;
  /** How often a document is interpreted before it is compiled; null never compiles. */
  readonly compileAfter: number | null;
  /** Whether long lists are walked through in turns of the event loop, where nobody needs them at once. */
  readonly paced: boolean;
  /** Told of each operation that is executed. */
  readonly onExecuting: () => void;
}

/** Fields, selected for items of lists, that are interpreted before other requests may go on: some milliseconds of work. */
const FIELDS_PER_TURN = 5_000;
/** Operations that walked through more than that are not compiled: compiled code cannot wait for a turn. */
const MAX_COMPILED_ITEMS = 5_000;

interface Heat {
  runs: number;
  /** Items of lists that the longest run so far has walked through. */
  items: number;
  /** Null where the interpreter has to do it. */
  readonly compiled: Map<OperationDefinitionNode, Jit.CompiledQuery | null>;
}

/**
 * Executes queries: interpreted by graphql-js at first, compiled once a document comes again. Mutations and what cannot
 * be compiled are always interpreted. Both give the same answer, though fields of fragments may stand in another order.
 */
export function createExecutor({ schema, compileAfter, paced, onExecuting }: ExecutorOptions): Execute {
  let compiler: Compiler | undefined;
  let loading: Promise<void> | undefined;
  // Goes with the document, which the store of documents keeps within bounds.
  const heats = new WeakMap<DocumentNode, Heat>();
  const load = async () => {
    compiler = await import('graphql-jit');
  };
  const compiledFor = (args: ExecutionArgs): Jit.CompiledQuery | null => {
    const { document, operationName = null } = args;
    const operation = getOperationAST(document, operationName);
    // Another schema is one that was wrapped for a trace.
    if (compileAfter === null || !operation || (schema !== null && args.schema !== schema)) return null;
    const heat = heats.get(document) ?? { runs: 0, items: 0, compiled: new Map<OperationDefinitionNode, Jit.CompiledQuery | null>() };
    heats.set(document, heat);
    heat.runs += 1;
    if (heat.runs <= compileAfter || heat.items > MAX_COMPILED_ITEMS) return null;
    const known = heat.compiled.get(operation);
    if (known !== undefined) return known;
    if (compiler === undefined) {
      // Loaded when there is something to compile, so that a process starts without it.
      loading ??= load();
      return null;
    }
    const fresh = compile(compiler, { schema: args.schema, document, operation });
    heat.compiled.set(operation, fresh);
    return fresh;
  };
  const interpret = (args: ExecutionArgs) => {
    if (paced) contextOf(args).turns.items = new Pace(FIELDS_PER_TURN);
    return execute(args);
  };
  const noteItems = (args: ExecutionArgs) => {
    const heat = paced ? heats.get(args.document) : undefined;
    if (heat) heat.items = Math.max(heat.items, contextOf(args).cost.items);
  };
  return (args) => {
    onExecuting();
    const compiled = compiledFor(args);
    const result = compiled ? compiled.query(args.rootValue, args.contextValue, args.variableValues) : interpret(args);
    const end = (ended: ExecutionResult) => {
      noteItems(args);
      return compiled ? finish(ended, args) : ended;
    };
    return result instanceof Promise ? result.then(end) : end(result);
  };
}

const contextOf = ({ contextValue }: ExecutionArgs) => contextValue as RequestContext;

type Compiler = Pick<typeof Jit, 'compileQuery' | 'isCompiledQuery'>;

interface Compilable {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

function compile({ compileQuery, isCompiledQuery }: Compiler, { schema, document, operation }: Compilable): Jit.CompiledQuery | null {
  if (operation.operation !== OperationTypeNode.QUERY || !isCompilable(document, operation)) return null;
  const compiled = compileQuery(schema, document, operation.name?.value, { disablingCapturingStackErrors: true });
  return isCompiledQuery(compiled) ? compiled : null;
}

function finish(result: ExecutionResult, args: ExecutionArgs): ReturnType<Execute> {
  // Faults of variables: nothing has run yet, and graphql-js words them for people.
  if (result.data === undefined) return execute(args);
  if (result.errors === undefined) return result;
  return { ...result, errors: result.errors.map((error) => located(error, args)) };
}

/**
 * Compiled code has errors of its own kind, which do not say where in the text their field stands. One without an
 * original is about a value that does not fit the schema: a bug, as it is with graphql-js.
 */
function located({ message, path, originalError }: GraphQLError, args: ExecutionArgs): GraphQLError {
  return new GraphQLError(message, {
    nodes: nodesAt(path ?? [], args),
    path: path ?? null,
    originalError: originalError ?? new Error(message),
  });
}
