import { crc32 } from 'node:zlib';

const PLACES = 2 ** 14;

/**
 * Tells what comes again from what comes once, so that a cache is not filled with the latter. It remembers the checksums
 * of the latest keys, each in one place; who takes a place makes the one before forgotten, and then a key counts as new.
 */
export class Doorkeeper {
  readonly #checksums = new Uint32Array(PLACES);

  /** Whether the key has been met before. From now on it has. */
  meet(key: string | Uint8Array): boolean {
    const checksum = crc32(key);
    const place = checksum % PLACES;
    const isKnown = this.#checksums[place] === checksum;
    this.#checksums[place] = checksum;
    return isKnown;
  }
}
