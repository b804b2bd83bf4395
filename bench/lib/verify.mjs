/** Answers are compared before anything is timed. */
import { isDeepStrictEqual } from 'node:util';
import { documentsInMemory } from '../servers/documents.mjs';
import { isJson, send, toPost } from './request.mjs';

const documents = documentsInMemory();

/**
 * Throws if a server's answer to a workload is not the expected one, which is made from `source`. Differing requests are
 * tried with several texts or variables.
 */
export async function verify(server, workload, { differing = false, source = documents } = {}) {
  const url = server.urlOf(workload);
  for (const { query, variables } of differing ? variations(workload, source) : [workload]) {
    const { status, type, body } = await send(url, workload.request ?? toPost({ query, variables }));
    if (status === 200 && isJson(type) && isDeepStrictEqual(body, { data: workload.answer(source, variables) })) continue;
    const said = (typeof body === 'string' ? body : JSON.stringify(body)).slice(0, 500);
    const from = workload.client === undefined ? '' : ` of ${workload.client}`;
    throw new Error(`${server.name} answers ${workload.id}${from} wrongly, so nothing is timed: ${status} ${type} ${said}`);
  }
}

const STEPS = [3, 150, 199];
const variations = ({ differing: { textOf, query, vary }, variables }, { list }) =>
  STEPS.map((step) => {
    const caller = { caller: `+${step}` };
    if (textOf) return { query: textOf(step), variables: { ...variables, ...caller } };
    const varied = { [vary]: vary === 'id' ? list[step].id : 191 + (step % 60) };
    return { query, variables: { ...varied, ...(query.includes('$caller') ? caller : {}) } };
  });
