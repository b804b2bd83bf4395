/** How the servers of this benchmark start: on a free loopback port, which they print. */
import { createServer } from 'node:http';

export function serve(listener) {
  const server = createServer({ keepAliveTimeout: 600_000 }, listener);
  server.listen(0, '127.0.0.1', () => announce(server.address().port));
}

export const announce = (port) => console.log(`listening http://127.0.0.1:${port}`);

export function sendJson(response, body) {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** The variables of a GraphQL request over HTTP. */
export async function readVariables(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')).variables;
}
