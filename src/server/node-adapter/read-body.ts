import type { IncomingMessage } from 'node:http';

/** The body of a request, as it came; `use` is not called where the client leaves before all of it has. */
export function readBody(request: IncomingMessage, use: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const [first] = chunks;
    use(chunks.length === 1 && first ? first : Buffer.concat(chunks));
  });
}
