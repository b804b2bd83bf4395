/** Files that somebody else has written: text in UTF-8, perhaps with the byte order mark that editors of Windows put in front. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** The text of a file, without a byte order mark. Throws the error of the platform, or a TypeError that says what is wrong with the content. */
export const readTextFile = (path: string, maxBytes?: number): string =>
  decode(maxBytes === undefined ? readFileSync(path) : readStart(path, maxBytes));

/** The same of what comes by standard input. */
export const readStandardInput = (): string => decode(readFileSync(0));

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new TypeError('it is not text in UTF-8');
  }
}

/** What never ends, such as a device, is not read to its end. */
function readStart(path: string, maxBytes: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(maxBytes + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length <= maxBytes; length += read)
      read = readSync(file, buffer, length, buffer.length - length, null);
    if (length > maxBytes) throw new TypeError(`it has more than ${maxBytes} bytes`);
    return buffer.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
