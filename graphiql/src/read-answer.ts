import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { ExecutionResult } from 'graphql';
import { meros } from 'meros/browser';

export type Answer = ExecutionResult & { readonly hasNext?: boolean };

/** The answer in a response: whole, or in parts as they come. */
export async function readAnswer(response: Response): Promise<Answer | AsyncIterable<Answer>> {
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/event-stream')) return readEvents(response);
  if (type.startsWith('multipart/mixed')) return readParts(response);
  const text = await response.text();
  try {
    return JSON.parse(text) as Answer;
  } catch {
    throw new Error(
      `The answer is not JSON: ${response.status} ${response.statusText}, ${type === '' ? 'of no type' : type}: ${text.slice(0, 300)}`,
    );
  }
}

async function* readEvents({ body }: Response): AsyncGenerator<Answer, void> {
  if (body === null) return;
  const events = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await events.read();
      if (done) throw new Error('The connection was closed before the end of the subscription.');
      if (value.event === 'complete') return;
      if (value.event === 'next') yield JSON.parse(value.data) as Answer;
    }
  } finally {
    await events.cancel();
  }
}

async function* readParts(response: Response): AsyncGenerator<Answer, void> {
  const parts = await meros<Answer>(response);
  if (parts instanceof Response) return;
  for await (const part of parts) {
    if (!part.json) throw new Error(`A part of the answer is not JSON: ${String(part.body).slice(0, 300)}`);
    yield part.body;
  }
}
