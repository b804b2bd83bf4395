/** A stand-in for a collector of traces: takes spans as OTLP in JSON, and counts those of requests. */
import { createServer } from 'node:http';

const REQUEST = /"name":"POST \/graphql"/g;

let requests = 0;
const server = createServer((request, response) => {
  if (request.url === '/requests') {
    response.end(String(requests));
    return;
  }
  const chunks = [];
  request
    .on('data', (chunk) => chunks.push(chunk))
    .on('end', () => {
      requests += Buffer.concat(chunks).toString('latin1').match(REQUEST)?.length ?? 0;
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
});
server.listen(0, '127.0.0.1', () => console.log(`listening http://127.0.0.1:${server.address().port}`));
