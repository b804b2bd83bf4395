interface NameOptions {
  /** Stands between words, and before the number. */
  readonly separator: '_' | '-';
  readonly maxLength: number;
  /** The name of what has no words that it can be made of. */
  readonly fallback: string;
  readonly isTaken: (name: string) => boolean;
}

/** A name in small letters and digits that says what it is of, and that nothing has yet: `ask`, `ask_2`. */
export function freeName(words: string, { separator, maxLength, fallback, isTaken }: NameOptions): string {
  const plain = words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const base = (plain.match(/[a-z0-9]+/g) ?? []).join(separator).slice(0, maxLength) || fallback;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}${separator}${number}`;
    if (!isTaken(name)) return name;
  }
}
