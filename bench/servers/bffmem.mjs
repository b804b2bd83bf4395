/** A backend for one frontend that has everything in memory: reads the body, builds the answer, writes it. */
import { byPath } from '../workloads/index.mjs';
import { documentsInMemory } from './documents.mjs';
import { readVariables, sendJson, serve } from './listen.mjs';

const source = documentsInMemory();

async function respond(request, response) {
  const { answer } = byPath.get(request.url);
  const variables = await readVariables(request);
  sendJson(response, JSON.stringify({ data: answer(source, variables) }));
}

serve((request, response) => void respond(request, response));
