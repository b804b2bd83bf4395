import { isObject } from '../../json.ts';

/** A value within a limit. */
export interface Shortened {
  readonly value: unknown;
  /** The JSON of it. */
  readonly json: string;
  /** What was left out, each as `conversations.nodes: 20 of 250 items`. */
  readonly cuts: readonly string[];
}

/** How many items lists, and characters strings, may have: in steps, as the last one that fits says the most. */
const STEPS = [
  [200, 20_000],
  [100, 10_000],
  [50, 5_000],
  [20, 2_000],
  [10, 1_000],
  [5, 500],
  [2, 200],
  [1, 100],
] as const;

/** Shortens lists and strings of a JSON value until it fits, so that it keeps its shape; null where none of that is enough. */
export function shorten(value: unknown, json: string, maxBytes: number): Shortened | null {
  if (Buffer.byteLength(json) <= maxBytes) return { value, json, cuts: [] };
  for (const [items, characters] of STEPS) {
    const cuts: string[] = [];
    const shorter = cut(value, { items, characters, cuts, path: [] });
    const text = JSON.stringify(shorter);
    if (Buffer.byteLength(text) <= maxBytes) return { value: shorter, json: text, cuts };
  }
  return null;
}

/** A character that was cut in the middle. */
const HALF_A_PAIR = /[\uD800-\uDBFF]$/;

interface Cutting {
  readonly items: number;
  readonly characters: number;
  readonly cuts: string[];
  readonly path: readonly (string | number)[];
}

function cut(value: unknown, cutting: Cutting): unknown {
  const { items, characters, cuts, path } = cutting;
  const below = (part: unknown, key: string | number): unknown => cut(part, { ...cutting, path: [...path, key] });
  if (typeof value === 'string') {
    if (value.length <= characters) return value;
    cuts.push(`${path.join('.')}: ${characters} of ${value.length} characters`);
    return `${value.slice(0, characters).replace(HALF_A_PAIR, '')}…`;
  }
  if (Array.isArray(value)) {
    if (value.length > items) cuts.push(`${path.join('.')}: ${items} of ${value.length} items`);
    return value.slice(0, items).map(below);
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, below(part, key)]));
}
