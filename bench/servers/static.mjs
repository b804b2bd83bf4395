/** The limit of HTTP: sends the finished JSON, whatever is asked. */
import { byPath } from '../workloads/index.mjs';
import { documentsInMemory } from './documents.mjs';
import { sendJson, serve } from './listen.mjs';

const source = documentsInMemory();
const bodies = new Map(
  [...byPath].map(([path, { answer, variables }]) => [path, Buffer.from(JSON.stringify({ data: answer(source, variables) }))]),
);

serve((request, response) => sendJson(response, bodies.get(request.url)));
