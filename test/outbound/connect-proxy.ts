import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface ConnectProxy {
  readonly host: string;
  /** What each tunnel was asked for. */
  readonly tunnels: string[];
  /** What each was asked with. */
  readonly credentials: (string | undefined)[];
}

/** What a proxy does in place of an answer. */
export type ProxyFault = 'closes' | 'resets' | 'says no HTTP';

/** A proxy that tunnels to every host, or answers with a status instead, or does what is wrong with it; it says nothing at all to the first ones of `silent`. */
export async function startConnectProxy({
  status = 200,
  silent = 0,
  fault = null,
}: { readonly status?: number; readonly silent?: number; readonly fault?: ProxyFault | null } = {}): Promise<ConnectProxy> {
  const tunnels: string[] = [];
  const credentials: (string | undefined)[] = [];
  const server = createServer((_request, response) => void response.writeHead(501).end());
  server.on('connect', ({ url = '', headers }, socket, head: Buffer) => {
    tunnels.push(url);
    credentials.push(headers['proxy-authorization']);
    socket.on('error', () => undefined);
    if (tunnels.length <= silent) return;
    if (fault !== null) {
      if (fault === 'resets') (socket as Socket).resetAndDestroy();
      else socket.end(fault === 'closes' ? '' : 'no HTTP\r\n\r\n');
      return;
    }
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} Refused\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const { hostname, port } = new URL(`http://${url}`);
    const target = connect(Number(port || 80), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.write(head);
      target.pipe(socket).pipe(target);
    });
    target.on('error', () => socket.destroy());
    socket.on('close', () => target.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, tunnels, credentials };
}
