/** Answers in parts, as clients read them. */

export interface Part {
  readonly data?: unknown;
  readonly errors?: readonly PartError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly hasNext?: boolean;
  readonly incremental?: readonly {
    readonly path: readonly (string | number)[];
    readonly label?: string;
    readonly data?: unknown;
    readonly items?: readonly unknown[] | null;
    readonly errors?: readonly PartError[];
  }[];
}

export interface PartError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The parts of an answer of `multipart/mixed`. */
export async function partsOf(response: Response): Promise<readonly Part[]> {
  const text = await response.text();
  const [, ...parts] = text.split('\r\n---');
  if (parts.at(-1) !== '--\r\n') throw new Error(`The answer does not end: ${text.slice(-100)}`);
  return parts.slice(0, -1).map((part) => JSON.parse(part.slice(part.indexOf('\r\n\r\n'))) as Part);
}

export interface Merged {
  readonly data: unknown;
  readonly errors: readonly PartError[];
}

/** What a client has when all parts are there. */
export function mergeParts([first, ...rest]: readonly Part[]): Merged {
  const root = { data: first?.data };
  const errors = [...(first?.errors ?? [])];
  for (const { path, data, items, errors: more = [] } of rest.flatMap(({ incremental = [] }) => incremental)) {
    errors.push(...more);
    if (items) {
      const list = at(root.data, path.slice(0, -1)) as unknown[];
      items.forEach((item, index) => (list[Number(path.at(-1)) + index] = item));
    } else if (data) {
      merge(at(root.data, path), data);
    }
  }
  return { data: root.data, errors };
}

const at = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value);

function merge(into: unknown, from: unknown): void {
  const target = into as Record<string, unknown>;
  for (const [key, value] of Object.entries(from as Record<string, unknown>)) {
    // An alias may be called `__proto__`.
    const held = Object.hasOwn(target, key) ? target[key] : undefined;
    const isBoth = typeof held === 'object' && held !== null && typeof value === 'object' && value !== null;
    if (isBoth) merge(held, value);
    else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  }
}
