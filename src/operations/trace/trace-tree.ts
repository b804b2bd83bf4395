import type { ITrace, Trace } from '@apollo/usage-reporting-protobuf';
import type { GraphQLError, GraphQLResolveInfo } from 'graphql';
import { errorsJson } from '../graphql-error.ts';

type Path = GraphQLResolveInfo['path'];
type TracedField = Pick<GraphQLResolveInfo, 'path' | 'fieldName' | 'returnType' | 'parentType'>;

interface TraceNode extends Trace.INode {
  readonly child: TraceNode[];
  readonly error: Trace.IError[];
}

/** By which a router asks for a trace. */
export const TRACE_HEADER = 'apollo-federation-include-trace';

/** Fields and items that a trace tells of, about half a megabyte; it says so where there were more. */
const MAX_NODES = 10_000;

/** When each field of one operation began and ended, in nanoseconds since the operation began. */
export class TraceTree {
  readonly #startedAt = Date.now();
  readonly #started = performance.now();
  readonly #root: TraceNode = { child: [], error: [] };
  // Execution hands the children of a field the very path object of the field.
  readonly #nodes = new Map<Path, TraceNode>();
  #isIncomplete = false;

  /** Resolves a field, and notes when it begins and ends. */
  time(field: TracedField, resolve: () => unknown): unknown {
    const end = this.#begin(field);
    if (!end) return resolve();
    try {
      const result = resolve();
      whenSettled(result, end);
      return result;
    } catch (error) {
      end();
      throw error;
    }
  }

  /** What to call at the field's end; null for questions about the schema, and where the trace is full. */
  #begin({ path, fieldName, returnType, parentType }: TracedField): (() => void) | null {
    if (fieldName.startsWith('__') || parentType.name.startsWith('__')) return null;
    const node = this.#nodeAt(path);
    if (!node) return null;
    node.type = String(returnType);
    node.parentType = parentType.name;
    if (path.key !== fieldName) node.originalFieldName = fieldName;
    node.startTime = this.#elapsed();
    return () => {
      node.endTime = this.#elapsed();
    };
  }

  /** The trace as it is sent, with the errors of the answer at the fields to which they belong. */
  end(errors: readonly GraphQLError[]): ITrace {
    const durationNs = this.#elapsed();
    for (const error of errors) {
      this.#nearest(error.path ?? []).error.push({
        message: error.message,
        location: (error.locations ?? []).map(({ line, column }) => ({ line, column })),
        json: errorsJson(error),
      });
    }
    return {
      startTime: toTimestamp(this.#startedAt),
      endTime: toTimestamp(this.#startedAt + durationNs / 1e6),
      durationNs,
      root: this.#root,
      isIncomplete: this.#isIncomplete,
      // Every operation with a trace counts as one.
      fieldExecutionWeight: 1,
    };
  }

  #nodeAt(path: Path | undefined): TraceNode | null {
    if (!path) return this.#root;
    const known = this.#nodes.get(path);
    if (known) return known;
    const parent = this.#nodeAt(path.prev);
    if (!parent || this.#nodes.size >= MAX_NODES) {
      this.#isIncomplete = true;
      return null;
    }
    const node: TraceNode = { ...nameOf(path.key), child: [], error: [] };
    parent.child.push(node);
    this.#nodes.set(path, node);
    return node;
  }

  /** The node at a path, or the last one on the way there that the trace has. */
  #nearest(path: readonly (string | number)[]): TraceNode {
    let node = this.#root;
    for (const key of path) {
      const next = node.child.find(({ responseName, index }) => (responseName ?? index) === key);
      if (!next) return node;
      node = next;
    }
    return node;
  }

  #elapsed(): number {
    return Math.round((performance.now() - this.#started) * 1e6);
  }
}

const nameOf = (key: string | number): Trace.INode => (typeof key === 'number' ? { index: key } : { responseName: key });

const toTimestamp = (milliseconds: number) => ({
  seconds: Math.floor(milliseconds / 1_000),
  nanos: Math.round((milliseconds % 1_000) * 1e6),
});

/** A list of promises, such as entities, has ended when the last of them has. */
function whenSettled(result: unknown, end: () => void): void {
  if (result instanceof Promise) void result.then((value) => whenSettled(value, end), end);
  else if (Array.isArray(result) && result.some((item) => item instanceof Promise)) void Promise.allSettled(result).then(end);
  else end();
}
