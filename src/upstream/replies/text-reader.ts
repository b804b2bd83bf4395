import { StringDecoder } from 'node:string_decoder';
import { isObject } from '../../json.ts';
import { badResponse } from '../errors.ts';
import { parseExactly } from '../exact-json.ts';

/** Reads a text while it is written; or the same as JSON, which is there at its end only. */
export class TextReader {
  readonly #onText: (text: string) => Promise<void>;
  readonly #decoder = new StringDecoder('utf8');
  #isJson = false;
  #written = '';

  constructor(onText: (text: string) => Promise<void>) {
    this.#onText = onText;
  }

  readonly take = async (piece: Buffer, contentType: string): Promise<boolean> => {
    this.#isJson = contentType.includes('json');
    // An answer without a type is what was asked for.
    if (!this.#isJson && contentType !== '' && !contentType.startsWith('text/plain')) throw badResponse('it is not a text');
    await this.#write(this.#decoder.write(piece));
    return true;
  };

  /** All of it. */
  async end(): Promise<string> {
    await this.#write(this.#decoder.end());
    const text = this.#isJson ? textIn(this.#written) : this.#written;
    if (text === '') throw badResponse('it is empty');
    return text;
  }

  async #write(text: string): Promise<void> {
    this.#written += text;
    if (text !== '' && !this.#isJson) await this.#onText(text);
  }
}

/** The instructions that JSON holds. */
function textIn(json: string): string {
  let value: unknown;
  try {
    value = parseExactly(json);
  } catch (error) {
    throw badResponse('it is not JSON', undefined, error);
  }
  const inner = isObject(value) && isObject(value['data']) ? value['data'] : value;
  const text = isObject(inner) ? inner['instructions'] : inner;
  if (typeof text !== 'string') throw badResponse('it has no instructions');
  return text;
}
