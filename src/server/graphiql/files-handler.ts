import { promisify } from 'node:util';
import { brotliDecompress, gzip } from 'node:zlib';
import { takesEncoding } from '../../operations/request/accepted-encoding.ts';
import { readPacked, type BuiltFiles } from './built-files.ts';

const unpack = promisify(brotliDecompress);
const compress = promisify(gzip);

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
};

interface FileResponse {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Answers for a file of the list by its name, which stands for one content for ever. One that is gone was built again under another name. */
export type FilesHandler = (name: string, acceptEncoding: string | null) => Promise<FileResponse | 'unknown' | 'gone'>;

/**
 * Files are kept on the disk as brotli, which browsers take over HTTPS and from this machine. For others they are packed by
 * gzip, once for each file and process: 2 MB for all of them.
 */
export function createFilesHandler(folder: string, { files }: BuiltFiles): FilesHandler {
  const gzipped = new Map<string, Buffer>();
  const read = async (name: string, encoding: 'br' | 'gzip' | null): Promise<Buffer | null> => {
    const known = encoding === 'gzip' ? gzipped.get(name) : undefined;
    if (known) return known;
    const packed = await readPacked(folder, name);
    if (packed === null || encoding === 'br') return packed;
    const plain = await unpack(packed);
    if (encoding === null) return plain;
    const zipped = await compress(plain);
    gzipped.set(name, zipped);
    return zipped;
  };
  return async (name, acceptEncoding) => {
    if (!files.includes(name)) return 'unknown';
    const encoding = (['br', 'gzip'] as const).find((coding) => takesEncoding(coding, acceptEncoding)) ?? null;
    const content = await read(name, encoding);
    if (content === null) return 'gone';
    return {
      headers: {
        'content-type': TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
        'content-length': String(content.byteLength),
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        vary: 'Accept-Encoding',
        ...(encoding === null ? {} : { 'content-encoding': encoding }),
      },
      body: new Uint8Array(content),
    };
  };
}
