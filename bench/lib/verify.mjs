/** Answers are compared before anything is timed. */
import { isDeepStrictEqual } from 'node:util';
import { makeAssistants } from '../documents.mjs';
import { finish } from '../finished.mjs';
import { toSource } from '../workloads/index.mjs';

const list = makeAssistants(200);
const source = toSource(list, list.map(finish));
const HEADERS = { 'content-type': 'application/json', authorization: 'Bearer x' };

/** Posts an operation; the answer's status, media type and parsed body. */
export async function ask(url, query, variables) {
  const response = await fetch(url, { method: 'POST', headers: HEADERS, body: JSON.stringify({ query, variables }) });
  const type = response.headers.get('content-type') ?? '';
  const text = await response.text();
  return { status: response.status, type, body: type.startsWith('application/json') ? JSON.parse(text) : text };
}

/** Throws if a server's answer to a workload is not the expected one. Differing requests are tried with several texts or variables. */
export async function verify(server, workload, { differing = false } = {}) {
  const url = server.urlOf(workload);
  for (const { query, variables } of differing ? variations(workload) : [workload]) {
    const { status, type, body } = await ask(url, query, variables);
    const isRight = status === 200 && type.startsWith('application/json');
    if (isRight && isDeepStrictEqual(body, { data: workload.answer(source, variables) })) continue;
    const said = (typeof body === 'string' ? body : JSON.stringify(body)).slice(0, 500);
    throw new Error(`${server.name} answers ${workload.id} wrongly, so nothing is timed: ${status} ${type} ${said}`);
  }
}

const STEPS = [3, 150, 199];
const variations = ({ differing: { textOf, query, vary }, variables }) =>
  STEPS.map((step) =>
    textOf
      ? { query: textOf(step), variables: { ...variables, caller: `+${step}` } }
      : { query, variables: { [vary]: vary === 'id' ? list[step].id : 191 + (step % 60), caller: `+${step}` } },
  );
