/** How what leaves the process is packed and encrypted. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, brotliDecompress, brotliDecompressSync, constants } from 'node:zlib';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;
/** What is longer is packed on another thread. */
const MAX_SYNC_BYTES = 65_536;
/** Whoever holds the store has not the keys, so that what is longer was packed by nobody. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
const OPTIONS = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Compressed, with the length that it had. */
export async function pack(bytes: Buffer): Promise<Buffer> {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes.length);
  const packed = bytes.length > MAX_SYNC_BYTES ? await compress(bytes, OPTIONS) : brotliCompressSync(bytes, OPTIONS);
  return Buffer.concat([length, packed]);
}

export async function unpack(packed: Buffer): Promise<Buffer> {
  const length = packed.readUInt32BE();
  if (length > MAX_UNPACKED_BYTES) throw new RangeError('It is too long.');
  const body = packed.subarray(LENGTH_BYTES);
  const options = { maxOutputLength: Math.max(length, 1) };
  return length > MAX_SYNC_BYTES ? decompress(body, options) : brotliDecompressSync(body, options);
}

/** AES-256-GCM. It opens under the same key and name alone. */
export function seal(key: Buffer, name: string, bytes: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where it was sealed otherwise, or is damaged. */
export function open(key: Buffer, name: string, sealed: Buffer): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(name));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}
