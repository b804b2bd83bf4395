export interface Line {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Lines that are the same on both sides and left out. */
export interface Gap {
  readonly kind: 'gap';
  readonly count: number;
}

/** Above this many pairs of lines, a search for those in common would take a browser noticeable time. */
const MAX_PAIRS = 4_000_000;
/** How many lines are shown around each change. */
const CONTEXT = 2;

/** The fewest lines to remove and to add that make `after` of `before`. Ends of lines may be those of any system. */
export function diffLines(before: string, after: string): readonly Line[] {
  const [from, to] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(from.length, to.length);
  let head = 0;
  while (head < shorter && from[head] === to[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && from.at(-1 - tail) === to.at(-1 - tail)) tail += 1;
  return [
    ...from.slice(0, head).map(toLine('same')),
    ...diffMiddles(from.slice(head, from.length - tail), to.slice(head, to.length - tail)),
    ...from.slice(from.length - tail).map(toLine('same')),
  ];
}

/** The same lines without those that are far from any change. */
export function abridge(lines: readonly Line[]): readonly (Line | Gap)[] {
  const isShown = lines.map((_, index) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ kind }) => kind !== 'same'),
  );
  const abridged: (Line | Gap)[] = [];
  for (const [index, line] of lines.entries()) {
    const last = abridged.at(-1);
    if (isShown[index]) abridged.push(line);
    else if (last?.kind === 'gap') abridged[abridged.length - 1] = { kind: 'gap', count: last.count + 1 };
    else abridged.push({ kind: 'gap', count: 1 });
  }
  return abridged;
}

const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.split(/\r\n|\r|\n/));

const toLine =
  (kind: Line['kind']) =>
  (text: string): Line => ({ kind, text });

function diffMiddles(from: readonly string[], to: readonly string[]): readonly Line[] {
  if (from.length * to.length > MAX_PAIRS) return [...from.map(toLine('removed')), ...to.map(toLine('added'))];
  const common = commonLengths(from, to);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    const [left, right] = [from[i], to[j]];
    if (left !== undefined && left === right) {
      lines.push({ kind: 'same', text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1))) {
      lines.push({ kind: 'removed', text: left });
      i += 1;
    } else if (right !== undefined) {
      lines.push({ kind: 'added', text: right });
      j += 1;
    }
  }
  return lines;
}

const lengthAt = (common: readonly Uint32Array[], i: number, j: number): number => common[i]?.[j] ?? 0;

/** How many lines the rests of both texts have in common, for each pair of beginnings. */
function commonLengths(from: readonly string[], to: readonly string[]): readonly Uint32Array[] {
  const common = Array.from({ length: from.length + 1 }, () => new Uint32Array(to.length + 1));
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (!row) continue;
      row[j] = from[i] === to[j] ? lengthAt(common, i + 1, j + 1) + 1 : Math.max(lengthAt(common, i + 1, j), lengthAt(common, i, j + 1));
    }
  }
  return common;
}
