import { chunksOf } from './chunks.ts';

export interface ServerSentEvent {
  /** `message` where the server names none. */
  readonly event: string;
  readonly data: string;
}

/** The events of a `text/event-stream` response. Comments, which keep the connection open, are left out. */
export async function* eventsOf(
  response: Response,
  url: string | URL,
  signal?: AbortSignal,
): AsyncGenerator<ServerSentEvent, void, undefined> {
  let rest = '';
  let event = '';
  let data: string[] = [];
  for await (const chunk of chunksOf(response, url, signal)) {
    // A carriage return at the end may be the first half of a line break.
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [, field, value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
      if (field === 'event') event = value;
      else if (field === 'data') data.push(value);
      else if (line === '') {
        if (event !== '' || data.length > 0) yield { event: event || 'message', data: data.join('\n') };
        event = '';
        data = [];
      }
    }
  }
}
