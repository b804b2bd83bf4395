import { createServer, request } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Passed {
  readonly method: string;
  /** Without the prefix. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly status: number;
  /** Of the response, head and body, as they are sent. */
  bytes: number;
}

/** A proxy as they stand before gateways: takes a prefix off, passes everything else on, and keeps what has passed. Outside of the prefix there is nothing. */
export async function startPrefixProxy(port: number, prefix: string): Promise<{ readonly url: string; readonly passed: Passed[] }> {
  const passed: Passed[] = [];
  const server = createServer((incoming, outgoing) => {
    const { url = '', method = '', headers } = incoming;
    if (!url.startsWith(`${prefix}/`)) {
      outgoing.writeHead(404).end('outside of the prefix');
      return;
    }
    const path = url.slice(prefix.length);
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const { statusCode: status = 0, rawHeaders } = response;
      const one: Passed = { method, path, authorization: headers.authorization, status, bytes: rawHeaders.join(': \n').length };
      passed.push(one);
      outgoing.writeHead(status, response.headers);
      response.on('data', (piece: Buffer) => {
        one.bytes += piece.length;
      });
      response.pipe(outgoing);
    });
    sent.on('error', () => outgoing.destroy());
    outgoing.on('close', () => sent.destroy());
    incoming.pipe(sent);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`, passed };
}
