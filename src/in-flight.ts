/**
 * Work that is under way, by key, so that others can join it. A map to which keys come and go gets a new table time and again, and what
 * V8 finds in old tables stays in memory until the next full collection: so here a table leads only to a cell, which is emptied when the work ends.
 */
export class InFlight<V extends object> {
  readonly #cells = new Map<string, Cell<V>>();

  get(key: string): V | undefined {
    return this.#cells.get(key)?.work ?? undefined;
  }

  /** Takes the place of what is under way for the key, if anything is. */
  begin(key: string, work: V): void {
    this.forget(key);
    this.#cells.set(key, { work });
  }

  /** Ends this work; false where it has no place any more. */
  end(key: string, work: V): boolean {
    if (this.get(key) !== work) return false;
    this.forget(key);
    return true;
  }

  /** Lets nobody join what is under way for the key. */
  forget(key: string): void {
    const cell = this.#cells.get(key);
    if (!cell) return;
    cell.work = null;
    this.#cells.delete(key);
  }
}

interface Cell<V> {
  work: V | null;
}
