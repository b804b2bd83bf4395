import { parse } from './answer.ts';
import { chunksOf } from './chunks.ts';
import { AssistantsGatewayError } from './error.ts';

/** The bodies of a `multipart/mixed` response, each as soon as the boundary behind it is there. */
export async function* partsOf(response: Response, url: string | URL, signal?: AbortSignal): AsyncGenerator<unknown, void, undefined> {
  const [, quoted, plain] = /boundary=(?:"([^"]*)"|([^;]*))/i.exec(response.headers.get('content-type') ?? '') ?? [];
  // JSON has no line breaks within strings, so this is nowhere in a body.
  const boundary = `\r\n--${quoted ?? plain ?? '-'}`;
  // The first boundary may be at the very start.
  let rest = '\r\n';
  let isPreamble = true;
  for await (const chunk of chunksOf(response, url, signal)) {
    rest += chunk;
    for (let end = rest.indexOf(boundary); end >= 0; end = rest.indexOf(boundary)) {
      const part = rest.slice(0, end);
      rest = rest.slice(end + boundary.length);
      if (!isPreamble) yield parse(part.slice(part.indexOf('\r\n\r\n') + 4));
      isPreamble = false;
    }
    if (!isPreamble && rest.startsWith('--')) return;
  }
  throw new AssistantsGatewayError('NETWORK_ERROR', `No complete answer of ${String(url)}: it ends before its last part.`);
}
