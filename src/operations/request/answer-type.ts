import { LRUCache } from 'lru-cache';

/** What an answer in one piece may be, the last one where a client takes both. */
const ANSWER_TYPES = ['application/graphql-response+json', 'application/json'] as const;

export type AnswerType = (typeof ANSWER_TYPES)[number];

/** Clients send the same few again and again. */
const known = new LRUCache<string, { readonly type: AnswerType | null }>({ max: 500 });
/** Longer ones are refused, see `use-http-guard.ts`. */
const MAX_KEPT_LENGTH = 1_000;

/**
 * The type of an answer for an `Accept` header: the first that it names. Preferences (`q`) are ignored, as Yoga does, and so are
 * types in another charset. Null where an answer in one piece is none of them.
 */
export function answerTypeFor(accept: string | undefined): AnswerType | null {
  const header = accept === undefined || accept === '' ? '*/*' : accept;
  const held = known.get(header);
  if (held) return held.type;
  const type = choose(header);
  if (header.length <= MAX_KEPT_LENGTH) known.set(header, { type });
  return type;
}

function choose(header: string): AnswerType | null {
  for (const part of header.replaceAll(/\s/g, '').toLowerCase().split(',')) {
    const [asked = '', ...parameters] = part.split(';');
    const charset = parameters.find((parameter) => parameter.includes('charset='));
    if (charset !== undefined && charset !== 'charset=utf-8') continue;
    const type = ANSWER_TYPES.findLast((offered) => isMatch(asked, offered));
    if (type) return type;
  }
  return null;
}

function isMatch(asked: string, offered: string): boolean {
  const [askedMain, askedSub] = asked.split('/');
  const [main, sub] = offered.split('/');
  return (askedMain === '*' || askedMain === main) && (askedSub === '*' || askedSub === sub);
}
