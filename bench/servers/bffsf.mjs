/** A backend for one frontend that asks the upstream each time; equal calls in flight are one. */
import { targetsOf } from '../workloads/handoffs.mjs';
import { byPath, toSource } from '../workloads/index.mjs';
import { readVariables, sendJson, serve } from './listen.mjs';
import { getAssistant, getAssistants, getFinished } from './upstream.mjs';

const inFlight = new Map();

/** What is read for a workload; the answer of one call may serve several requests. */
const READS = {
  one: async ({ id }) => toSource([await getAssistant(id)], []),
  handoffs: async ({ id }) => {
    const first = await getAssistant(id);
    return toSource([first, ...(await Promise.all(targetsOf(first).map(getAssistant)))], []);
  },
  list: async () => toSource(await getAssistants(), []),
  finished: async ({ id }) => toSource([], [await getFinished(id)]),
};

function share(key, load) {
  const running = inFlight.get(key);
  if (running) return running;
  const started = load().finally(() => inFlight.delete(key));
  inFlight.set(key, started);
  return started;
}

async function respond(request, response) {
  const { reads, answer } = byPath.get(request.url);
  const variables = await readVariables(request);
  const source = await share(`${reads} ${variables.id ?? ''}`, () => READS[reads](variables));
  sendJson(response, JSON.stringify({ data: answer(source, variables) }));
}

serve((request, response) => void respond(request, response));
