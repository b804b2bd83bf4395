/** How the events of a subscription are written to a response. */
export interface Framing {
  readonly contentType: string;
  /** Sent at once, so that the client knows that the stream is open. */
  readonly start: string;
  /** Keeps proxies from closing a connection on which nothing is sent. */
  readonly heartbeat: string;
  /** An answer, as JSON. */
  readonly next: (json: string) => string;
  /** Why the stream ends, as the members of an answer: `"errors":[...]`, and extensions where it has any. */
  readonly failure: (members: string) => string;
  readonly end: string;
}

export type FramingName = 'sse' | 'multipart';

const nextEvent = (json: string) => `event: next\ndata: ${json}\n\n`;

/** Server-sent events in the distinct connections mode of graphql-sse. */
const sse: Framing = {
  contentType: 'text/event-stream',
  start: ':\n\n',
  heartbeat: ':\n\n',
  next: nextEvent,
  failure: (members) => nextEvent(`{${members}}`),
  end: 'event: complete\ndata:\n\n',
};

const BOUNDARY = 'graphql';
const part = (json: string) => `\r\ncontent-type: application/json\r\n\r\n${json}\r\n--${BOUNDARY}`;

/** The multipart protocol of Apollo for subscriptions. A part counts as soon as the boundary behind it is there. */
const multipart: Framing = {
  contentType: `multipart/mixed;boundary="${BOUNDARY}";subscriptionSpec=1.0`,
  start: `\r\n--${BOUNDARY}`,
  heartbeat: part('{}'),
  next: (json) => part(`{"payload":${json}}`),
  failure: (members) => part(`{"payload":null,${members}}`),
  end: '--\r\n',
};

export const FRAMINGS: Readonly<Record<FramingName, Framing>> = { sse, multipart };
