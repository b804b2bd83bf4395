import { LRUCache } from 'lru-cache';

/** What an answer in one piece may be, the last one where a client takes both. */
const ANSWER_TYPES = ['application/graphql-response+json', 'application/json'] as const;

export type AnswerType = (typeof ANSWER_TYPES)[number];

/** What an `Accept` header takes. */
export interface Accepted {
  /** The type of an answer in one piece: the first that the header names. Null where it takes none of them. */
  readonly json: AnswerType | null;
  /** Whether it names the type of incremental answers, other than by `*`: who takes anything may not understand parts. */
  readonly parts: boolean;
  /** Whether it takes any type of a stream. */
  readonly stream: boolean;
}

/** Clients send the same few again and again. */
const known = new LRUCache<string, Accepted>({ max: 500 });
const MAX_KEPT_LENGTH = 1_000;

/** Reads an `Accept` header. Preferences (`q`) are ignored, but for a 0 of parts, and types in another charset are, too. */
export function acceptedBy(accept: string | null): Accepted {
  const header = accept === null || accept === '' ? '*/*' : accept;
  const held = known.get(header);
  if (held) return held;
  const accepted: Accepted = { json: answerTypeFor(header), parts: PARTS.test(header), stream: STREAM.test(header) };
  if (header.length <= MAX_KEPT_LENGTH) known.set(header, accepted);
  return accepted;
}

const PARTS = /(?:^|,)\s*multipart\/mixed\s*(?:;(?!\s*q=0(?:\.0*)?\s*(?:[;,]|$))[^,]*)?(?=,|$)/i;
const STREAM = /multipart\/(?:mixed|\*)|text\/(?:event-stream|\*)/i;

function answerTypeFor(header: string): AnswerType | null {
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
