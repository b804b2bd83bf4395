import { pack, unpack } from '../sealing.ts';
import type { RecordedAnswer } from '../../upstream/recording.ts';

/** What is stored of a read: what the upstream sent, and when. */
export interface StoredRead {
  readonly answers: readonly RecordedAnswer[];
  /** Milliseconds that it is kept. */
  readonly ttlMs: number;
  /** Milliseconds that the read took. */
  readonly tookMs: number;
}

interface Header extends Omit<StoredRead, 'answers'> {
  /** Path and length of each body. */
  readonly answers: readonly (readonly [path: string, length: number])[];
}

const NEWLINE = 0x0a;

/** As bytes: a line of JSON, and then the bodies as they are. */
export function writeStored({ answers, ...read }: StoredRead): Promise<Buffer> {
  const header: Header = { ...read, answers: answers.map(({ path, body }) => [path, body.length]) };
  return pack(Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...answers.map(({ body }) => body)]));
}

/** Throws for bytes that are not those. */
export async function readStored(packed: Buffer): Promise<StoredRead> {
  const bytes = await unpack(packed);
  const end = bytes.indexOf(NEWLINE);
  const { answers, ...read } = JSON.parse(bytes.toString('utf8', 0, end)) as Header;
  let start = end + 1;
  const bodies = answers.map(([path, length]) => {
    const body = bytes.subarray(start, start + length);
    start += length;
    return { path, body };
  });
  return { ...read, answers: bodies };
}
