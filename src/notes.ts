/**
 * What is found out about objects of the process itself, such as parsed documents, kept for as long as these are: at the object, under a
 * symbol that is not among its keys, in its JSON, or in a copy of it. A `WeakMap` would do the same, but V8 keeps what its values lead to
 * until the next full collection of garbage, and they often lead to the very document. Of a frozen object nothing is kept: what is parsed
 * here is never frozen.
 */
export class Notes<Of extends object, Note> {
  readonly #key = Symbol('note');

  get(of: Of): Note | undefined {
    return (of as { readonly [key: symbol]: Note | undefined })[this.#key];
  }

  set(of: Of, note: Note): void {
    if (Object.isExtensible(of)) Object.defineProperty(of, this.#key, { value: note, configurable: true });
  }
}

interface Made<Result> {
  readonly result: Result;
}

/** What is made of a document, once for as long as that is kept: those who ask meanwhile wait for the same. */
export function oncePerDocument<Document extends object, Result>(make: (document: Document) => Result): (document: Document) => Result {
  const known = new Notes<Document, Made<Result>>();
  return (document) => {
    const noted = known.get(document);
    if (noted) return noted.result;
    const result = make(document);
    known.set(document, { result });
    return result;
  };
}

/** The same of two documents, for as long as both are kept. */
export function oncePerPair<One extends object, Other extends object, Result>(
  make: (one: One, other: Other) => Result,
): (one: One, other: Other) => Result {
  const madeWith = oncePerDocument((_one: One) => new WeakMap<Other, Made<Result>>());
  return (one, other) => {
    const known = madeWith(one);
    const noted = known.get(other);
    if (noted) return noted.result;
    const result = make(one, other);
    known.set(other, { result });
    return result;
  };
}
