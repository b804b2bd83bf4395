/** Pieces of JSON that are still being made, each with the text before it. */
export class PendingParts {
  readonly #texts: string[] = [];
  readonly #pieces: Promise<string>[] = [];

  add(before: string, piece: Promise<string>): void {
    this.#texts.push(before);
    this.#pieces.push(piece);
  }

  /** All of them and the end as one text, when all pieces are there. */
  join(end: string): Promise<string> {
    const join = (made: readonly string[]) => made.map((piece, index) => `${this.#texts[index]}${piece}`).join('') + end;
    const [only, ...others] = this.#pieces;
    return only && others.length === 0 ? only.then((piece) => join([piece])) : Promise.all(this.#pieces).then(join);
  }
}
