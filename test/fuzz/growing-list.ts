import { OperationList } from '../../src/operations/persisted/operation-list.ts';
import { idOf } from './ways.ts';

/** A list of operations that takes each before it is sent. */
export class GrowingList extends OperationList {
  readonly #texts = new Map<string, string>();
  readonly #listed = new Set<string>();

  constructor() {
    super([]);
  }

  add(text: string): void {
    this.#texts.set(idOf(text), text);
    this.#listed.add(text);
  }

  override textOf(id: string): string | undefined {
    return this.#texts.get(id);
  }

  override has(text: string): boolean {
    return this.#listed.has(text);
  }
}
