/**
 * The API's stand-in: a list and single reads, as finished bytes, with every call counted. Beside them the finished
 * documents, for servers that have no field map. Its own process, on the CPU of the load.
 */
import { createServer } from 'node:http';
import { makeAssistants } from './documents.mjs';
import { finish } from './finished.mjs';

const [count = '200', bytes = '8192', targets = '1'] = process.argv.slice(2);
const assistants = makeAssistants(Number(count), Number(bytes), targets.split(',').map(Number));
const toBytes = (value) => Buffer.from(JSON.stringify(value));

const answers = new Map([['/v2/ai/assistants', toBytes({ data: assistants })]]);
for (const document of assistants) {
  answers.set(`/v2/ai/assistants/${document.id}`, toBytes(document));
  // Thousands of them are only for the gateway to list.
  if (assistants.length <= 200) answers.set(`/finished/${document.id}`, toBytes(finish(document)));
}

let calls = 0;
const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
  const [path] = request.url.split('?');
  if (path === '/calls') {
    response.end(String(calls));
    return;
  }
  calls += 1;
  const body = answers.get(path);
  response.writeHead(body ? 200 : 404, { 'content-type': 'application/json', 'content-length': body?.length ?? 2 });
  response.end(body ?? '{}');
});
server.listen(0, '127.0.0.1', () => console.log(`listening http://127.0.0.1:${server.address().port}`));
