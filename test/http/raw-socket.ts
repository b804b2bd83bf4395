/** A gateway on a port, and the bytes that a client without a library sends it. */
import { connect } from 'node:net';
import type { ListenOptions } from '../../src/server/http.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { account, startUpstream } from '../support/upstream.ts';

export const GOOD = '{"query":"{ __typename }"}';
export const ANSWER = '{"data":{"__typename":"Query"}}';
export const JSON_TYPE = 'application/json';

/** An assistant of 12 MB. */
const LARGE = { id: 'large', instructions: 'y'.repeat(12_000_000) };
export const READ_LARGE = JSON.stringify({ query: '{ assistant(id: "large") { instructions } }' });

export async function start({ listen = {}, ...options }: Partial<GatewayOptions> & { readonly listen?: Partial<ListenOptions> } = {}) {
  const upstream = await startUpstream(account([{ id: 'a', name: 'A' }, LARGE]));
  const gateway = await serve(startGateway({ upstreamUrl: upstream.url, defaultToken: 'a-token', ...options }), listen);
  const metric = async (line: RegExp) => {
    const metrics = await (await gateway.app.fetch('http://127.0.0.1/metrics')).text();
    return Number(line.exec(metrics)?.[1] ?? 0);
  };
  return { ...gateway, metric, calls: upstream.calls };
}

/** Sends bytes, and reads until the connection ends. */
export const exchange = (port: number, parts: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
    });
    socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });

export const head = (...lines: readonly string[]) =>
  `${['POST /graphql HTTP/1.1', 'Host: a', `Content-Type: ${JSON_TYPE}`, ...lines].join('\r\n')}\r\n\r\n`;
export const post = (body: string) => `${head(`Content-Length: ${body.length}`)}${body}`;
export const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
