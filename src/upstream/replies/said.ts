/** What an assistant says, in whatever the upstream wraps it: the shape of streamed replies is published nowhere. */
import { isObject, type JsonObject } from '../../json.ts';

export interface Said {
  /** Null where none is found. */
  readonly text: string | null;
  /** All else that is said beside it; null where nothing is. */
  readonly extra: JsonObject | null;
}

const TEXTS = ['content', 'delta', 'text'] as const;
const WRAPPERS = ['delta', 'data'] as const;

/** The text of an object, its own or one level below. Of keys that may hold it the first counts, and nothing is left out. */
export function saidIn(value: JsonObject): Said {
  const own = textOf(value);
  if (own.text !== null) return own;
  for (const key of WRAPPERS) {
    const inner = value[key];
    if (!isObject(inner)) continue;
    const { text, extra } = textOf(inner);
    if (text !== null) return { text, extra: without(value, key, extra) };
  }
  return own;
}

function textOf(value: JsonObject): Said {
  const found = TEXTS.find((key) => typeof value[key] === 'string');
  return found === undefined ? { text: null, extra: without(value) } : { text: value[found] as string, extra: without(value, found) };
}

/** What is left of an object, where one of its keys is taken out or replaced. */
function without(value: JsonObject, taken?: string, instead: JsonObject | null = null): JsonObject | null {
  const left = Object.entries(value).flatMap(([key, held]) => {
    if (key !== taken) return [[key, held] as const];
    return instead === null ? [] : [[key, instead] as const];
  });
  return left.length === 0 ? null : Object.fromEntries(left);
}
