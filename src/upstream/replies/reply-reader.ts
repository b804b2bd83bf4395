import { GatewayError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { badResponse } from '../errors.ts';
import { parseExactly } from '../exact-json.ts';
import { EventReader, type ServerSentEvent } from '../server-sent-events.ts';
import { saidIn, type Said } from './said.ts';

/** What takes a reply while it is written. Nothing more is read before what these promise. */
export interface ReplySink {
  /** The next piece of text, and what the upstream says beside it. */
  readonly onText: (text: string, extra: JsonObject | null) => Promise<void>;
  /** An event of a kind that is not known. */
  readonly onOther: (type: string | null, raw: unknown) => Promise<void>;
}

/** What many APIs of language models send last. */
const DONE_MARK = '[DONE]';
const OPENING_BRACE = 0x7b;

/** Reads a reply, which comes as events or, where the upstream cannot stream, as JSON. */
export class ReplyReader {
  readonly #sink: ReplySink;
  readonly #events = new EventReader();
  readonly #json: Buffer[] = [];
  #isJson: boolean | null = null;
  #end: Said | null = null;

  constructor(sink: ReplySink) {
    this.#sink = sink;
  }

  /** Takes a piece, and tells whether the reply goes on. */
  readonly take = async (piece: Buffer, contentType: string): Promise<boolean> => {
    this.#isJson ??= contentType.includes('json') || (!contentType.includes('event-stream') && piece[0] === OPENING_BRACE);
    if (this.#isJson) this.#json.push(piece);
    else await this.#takeAll(this.#events.push(piece));
    return this.#end === null;
  };

  /** What the end of the reply says. */
  async end(): Promise<Said> {
    if (this.#isJson) return replyIn(Buffer.concat(this.#json).toString('utf8'));
    await this.#takeAll(this.#events.end());
    if (!this.#end) throw new GatewayError('UPSTREAM_UNAVAILABLE', 'The upstream ended the reply before its end.');
    return this.#end;
  }

  async #takeAll(events: readonly ServerSentEvent[]): Promise<void> {
    for (const event of events) await this.#takeOne(event);
  }

  async #takeOne({ event, data }: ServerSentEvent): Promise<void> {
    if (this.#end) return;
    const isMark = data.trim() === DONE_MARK;
    const value = valueOf(data);
    const type = isMark ? 'done' : (nameOf(event) ?? typeIn(value));
    if (type === 'error') throw badResponse('it reports an error while it is being written');
    if (type === 'done') this.#end = isMark || data === '' || value === null ? { text: null, extra: null } : saidBy(value, data, type);
    else if (type === 'delta') {
      const { text, extra } = saidBy(value, data, type);
      if (text === null) await this.#sink.onOther(type, value);
      else if (text !== '' || extra !== null) await this.#sink.onText(text, extra);
    } else await this.#sink.onOther(type, value);
  }
}

/** An object, a string as JSON, or plain text. */
function valueOf(data: string): unknown {
  try {
    return parseExactly(data);
  } catch {
    return data;
  }
}

/** The name that events have without one says nothing. */
const nameOf = (event: string | null): string | null => (event === '' || event === 'message' ? null : event);

const typeIn = (value: unknown): string | null => (isObject(value) && typeof value['type'] === 'string' ? value['type'] : null);

function saidBy(value: unknown, data: string, type: string): Said {
  // What looks like a number may be a part of a plain text.
  if (!isObject(value)) return { text: typeof value === 'string' ? value : data, extra: null };
  // A `type` may say which event it is.
  const { type: own, ...rest } = value;
  return saidIn(own === type ? rest : value);
}

function replyIn(json: string): Said {
  const value = valueOf(json);
  const said = isObject(value) ? saidIn(value) : null;
  if (said === null || said.text === null) throw badResponse('it is no reply');
  return said;
}
