/** Streams of subscriptions, as clients read them. */
import type { Gateway } from './gateway.ts';

export interface Stream {
  readonly status: number;
  readonly headers: Headers;
  /** The next text that is sent, whatever it is; null at the end. */
  chunk(): Promise<string | null>;
  /** The next event of SSE with what it carries, without comments; null at the end. */
  event(): Promise<readonly [name: string, data: unknown] | null>;
  /** All events that are still to come. */
  rest(): Promise<readonly (readonly [name: string, data: unknown])[]>;
  /** Leaves as a client does. */
  leave(): Promise<void>;
}

export function streamOf(response: Response): Stream {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const chunk = async (): Promise<string | null> => {
    const { done = true, value } = (await reader?.read()) ?? {};
    return done ? null : decoder.decode(value, { stream: true });
  };
  const event = async (): Promise<readonly [string, unknown] | null> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        const more = await chunk();
        if (more === null) return null;
        text += more;
        continue;
      }
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const [name] = fieldsOf(lines, 'event');
      const [data] = fieldsOf(lines, 'data');
      if (name !== undefined) return [name, data === undefined || data === '' ? null : JSON.parse(data)];
    }
  };
  const rest = async () => {
    const events: (readonly [string, unknown])[] = [];
    for (let next = await event(); next; next = await event()) events.push(next);
    return events;
  };
  return { status: response.status, headers: response.headers, chunk, event, rest, leave: async () => reader?.cancel() };
}

const fieldsOf = (lines: readonly string[], name: string): readonly string[] =>
  lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trimStart());

interface Answered {
  readonly data?: unknown;
  readonly errors?: unknown;
}

/** The answer to an operation by its text or its name; of a stream all of its answers as one. */
export async function answerTo({ post }: Pick<Gateway, 'post'>, body: object): Promise<Answered> {
  const response = await post(body, { headers: { accept: 'application/json, text/event-stream' } });
  if (response.headers.get('content-type') !== 'text/event-stream') return (await response.json()) as Answered;
  const answers = (await streamOf(response).rest()).map(([, answer]) => answer as Answered | null);
  const errors = answers.flatMap((answer) => answer?.errors ?? []);
  return { data: answers.map((answer) => answer?.data), ...(errors.length > 0 && { errors }) };
}
