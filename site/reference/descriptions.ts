/** What a description in the schema says, in its parts. */
export interface Described {
  readonly text: string;
  /** Upstream calls; null if it says nothing of them. */
  readonly cost: string | null;
  /** The scopes that callers with a JWT need; null if none is named. */
  readonly scope: string | null;
}

/** Descriptions end with their cost and their scope, in this order. */
export function readDescription(description: string | null | undefined): Described {
  const [rest, scope] = split(description ?? '', / ?Scopes?: ([^.]*?)(?:, when callers authenticate with a JWT)?\.$/);
  const [text, cost] = split(rest, / ?Cost: (.*)$/s);
  return { text, cost: cost && cost.charAt(0).toUpperCase() + cost.slice(1), scope };
}

function split(text: string, ending: RegExp): readonly [string, string | null] {
  const found = ending.exec(text);
  return found ? [text.slice(0, found.index), found[1] ?? null] : [text, null];
}
