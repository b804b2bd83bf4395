import { StringDecoder } from 'node:string_decoder';

export interface ServerSentEvent {
  /** Null where it has no name. */
  readonly event: string | null;
  readonly data: string;
}

/** Reads server-sent events from bytes, wherever those are cut. */
export class EventReader {
  readonly #decoder = new StringDecoder('utf8');
  #text = '';
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

  #read(more: string): readonly ServerSentEvent[] {
    this.#text += more;
    const events: ServerSentEvent[] = [];
    // A carriage return at the end may be half of a line end.
    for (let found = LINE_END.exec(this.#text); found; found = LINE_END.exec(this.#text)) {
      const line = this.#text.slice(0, found.index);
      this.#text = this.#text.slice(found.index + found[0].length);
      if (line === '') this.#take(events);
      else this.#field(line);
    }
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
