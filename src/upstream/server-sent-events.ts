import { StringDecoder } from 'node:string_decoder';

export interface ServerSentEvent {
  /** Null where it has no name. */
  readonly event: string | null;
  readonly data: string;
}

/** Reads server-sent events from bytes, wherever those are cut. */
export class EventReader {
  readonly #decoder = new StringDecoder('utf8');
  /** The line that has begun. */
  #line = '';
  /** A carriage return, which may be half of a line end. */
  #held = '';
  #event: string | null = null;
  #data: string[] = [];

  /** The events that are complete with these bytes. One without data counts where it has a name. */
  push(bytes: Buffer): readonly ServerSentEvent[] {
    return this.#read(this.#decoder.write(bytes));
  }

  /** What the last bytes leave, as not everybody ends an event by an empty line. */
  end(): readonly ServerSentEvent[] {
    return this.#read(`${this.#decoder.end()}\n\n`);
  }

  /** Looks at each character once, as a line may come in many pieces. */
  #read(more: string): readonly ServerSentEvent[] {
    const events: ServerSentEvent[] = [];
    const lines = (this.#held + more).split(LINE_END);
    const begun = lines.pop() ?? '';
    for (const rest of lines) {
      const line = this.#line + rest;
      this.#line = '';
      if (line === '') this.#take(events);
      else this.#field(line);
    }
    this.#held = begun.endsWith('\r') ? '\r' : '';
    this.#line += begun.slice(0, begun.length - this.#held.length);
    return events;
  }

  #take(events: ServerSentEvent[]): void {
    if (this.#event !== null || this.#data.length > 0) events.push({ event: this.#event, data: this.#data.join('\n') });
    this.#event = null;
    this.#data = [];
  }

  #field(line: string): void {
    const [, name = '', value = ''] = FIELD.exec(line) ?? [];
    if (name === 'event') this.#event = value;
    else if (name === 'data') this.#data.push(value);
  }
}

const LINE_END = /\r\n|\n|\r(?!$)/;
/** A byte order mark may be before the first. */
const FIELD = /^\uFEFF?([^:]*)(?:: ?([^]*))?$/;
