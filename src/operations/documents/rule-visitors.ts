import { BREAK, getEnterLeaveForKind, type ASTNode, type ASTVisitor, type Kind } from 'graphql';

/** A node, or a list of nodes. */
export type Parent = ASTNode | readonly ASTNode[];

/** Where a node stands, as visitors get it. */
export interface Place {
  readonly key: string | number;
  readonly parent: Parent | undefined;
  readonly ancestors: readonly Parent[];
}

interface Listener {
  readonly index: number;
  readonly visitor: ASTVisitor;
  readonly tell: (
    node: ASTNode,
    key: string | number,
    parent: Parent | undefined,
    path: readonly never[],
    ancestors: readonly Parent[],
  ) => unknown;
}

interface Listeners {
  readonly enter: Listener[];
  readonly leave: Listener[];
}

/** No rule looks at it. */
const NO_PATH: readonly never[] = [];

/**
 * The visitors of many rules as one. `visitInParallel` of graphql-js prepares for every kind of node and asks every visitor at
 * each of them, which is most of the validation of a short operation; here only those are asked that listen.
 */
export class RuleVisitors {
  readonly #byKind = new Map<string, Listeners>();
  /** By visitor: the node that it skips, or BREAK where it has seen enough; null where it takes part. */
  readonly #skipped: unknown[];
  #skipping = 0;

  constructor(visitors: readonly ASTVisitor[]) {
    this.#skipped = visitors.map(() => null);
    for (const [index, visitor] of visitors.entries()) {
      for (const kind of Object.keys(visitor)) {
        const { enter, leave } = getEnterLeaveForKind(visitor, kind as Kind);
        const listeners = this.#byKind.get(kind) ?? { enter: [], leave: [] };
        this.#byKind.set(kind, listeners);
        if (enter) listeners.enter.push({ index, visitor, tell: enter as Listener['tell'] });
        if (leave) listeners.leave.push({ index, visitor, tell: leave as Listener['tell'] });
      }
    }
  }

  enter(node: ASTNode, { key, parent, ancestors }: Place): void {
    const listeners = this.#byKind.get(node.kind);
    if (!listeners) return;
    for (const { index, visitor, tell } of listeners.enter) {
      if (this.#skipped[index] !== null) continue;
      const result = tell.call(visitor, node, key, parent, NO_PATH, ancestors);
      if (result === BREAK) this.#skipped[index] = BREAK;
      else if (result === false) {
        this.#skipped[index] = node;
        this.#skipping += 1;
      }
    }
  }

  leave(node: ASTNode, { key, parent, ancestors }: Place): void {
    const listeners = this.#byKind.get(node.kind);
    if (!listeners) return;
    for (const { index, visitor, tell } of listeners.leave) {
      if (this.#skipped[index] !== null) continue;
      if (tell.call(visitor, node, key, parent, NO_PATH, ancestors) === BREAK) this.#skipped[index] = BREAK;
    }
    for (let index = 0; this.#skipping > 0 && index < this.#skipped.length; index += 1) {
      if (this.#skipped[index] !== node) continue;
      this.#skipped[index] = null;
      this.#skipping -= 1;
    }
  }
}
