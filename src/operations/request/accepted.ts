import { LRUCache } from 'lru-cache';
import type { FramingName } from '../subscriptions/framing.ts';

/** What an answer in one piece may be, the last one where a client takes both. */
const ANSWER_TYPES = ['application/graphql-response+json', 'application/json'] as const;

export type AnswerType = (typeof ANSWER_TYPES)[number];

/** What an `Accept` header takes. */
export interface Accepted {
  /** The type of an answer in one piece: the first that the header names. Null where it takes none of them. */
  readonly json: AnswerType | null;
  /** Whether it names incremental answers in the form that they have here, other than by `*`: who takes anything may not understand parts. */
  readonly parts: boolean;
  /** Whether it takes any type of a stream. */
  readonly stream: boolean;
  /** How it takes the events of a subscription: the first form that it names, other than by `*`. Null where it names none. */
  readonly events: FramingName | null;
}

/** Clients send the same few again and again. */
const known = new LRUCache<string, Accepted>({ max: 500 });
const MAX_KEPT_LENGTH = 1_000;

/** Reads an `Accept` header. Preferences (`q`) are ignored, but for a 0 of parts, and types in another charset are, too: as Yoga does. */
export function acceptedBy(accept: string | null): Accepted {
  const header = accept === null || accept === '' ? '*/*' : accept;
  const held = known.get(header);
  if (held) return held;
  const ranges = rangesOf(header);
  const accepted: Accepted = {
    json: firstType(ranges),
    parts: ranges.some(takesParts),
    events: ranges.map(framingOf).find((framing) => framing !== null) ?? null,
    stream: ranges.some(({ type }) => STREAM_TYPES.some((offered) => isMatch(type, offered))),
  };
  if (header.length <= MAX_KEPT_LENGTH) known.set(header, accepted);
  return accepted;
}

const STREAM_TYPES = ['multipart/mixed', 'text/event-stream'] as const;

/** The form of August 2022, which clients without a word about the form expect, too. */
export const PARTS_SPEC = 'deferSpec=20220824';

/** A range that names another form (`incrementalSpec=v0.2`), or that of subscriptions, is none for these parts. */
function takesParts({ type, parameters, isRefused }: Range): boolean {
  if (type !== 'multipart/mixed' || isRefused) return false;
  const forms = parameters.filter((parameter) => /^\w*spec=/.test(parameter));
  return forms.every((form) => form.replaceAll('"', '') === PARTS_SPEC.toLowerCase());
}

/** Of multipart there are two kinds: parts of one answer, and answers to the events of a subscription. */
function framingOf({ type, parameters, isRefused }: Range): FramingName | null {
  if (isRefused) return null;
  if (type === 'text/event-stream') return 'sse';
  return type === 'multipart/mixed' && parameters.some((parameter) => /^subscriptionspec="?1\.0"?$/.test(parameter)) ? 'multipart' : null;
}

interface Range {
  readonly type: string;
  readonly parameters: readonly string[];
  /** Whether its `q` is 0. */
  readonly isRefused: boolean;
}

function rangesOf(header: string): readonly Range[] {
  const parts = header.replaceAll(/\s/g, '').toLowerCase().split(',');
  return parts.flatMap((part) => {
    const [type = '', ...parameters] = part.split(';');
    const charset = parameters.find((parameter) => parameter.includes('charset='));
    if (charset !== undefined && charset !== 'charset=utf-8') return [];
    return [{ type, parameters, isRefused: parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)) }];
  });
}

function firstType(ranges: readonly Range[]): AnswerType | null {
  for (const { type: asked } of ranges) {
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
