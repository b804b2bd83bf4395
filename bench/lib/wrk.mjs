/** Load by wrk: 50 connections of one thread, on the CPU of the load. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CPU, onCpu } from './cpus.mjs';
import { folder } from './folder.mjs';
import { toPost } from './request.mjs';

const run = promisify(execFile);
const CONNECTIONS = 50;
/** Beyond it wrk counts an answer as an error; only the slowest peers come near. */
const TIMEOUT = '30s';

/** Prints one line of JSON when wrk has ended. */
const REPORT = `
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('\\nRESULT {"requests":%d,"micros":%d,"failed":%d,"p50":%d,"p99":%d}\\n', summary.requests,
    summary.duration, e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50), latency:percentile(99)))
end
`;

/** A Lua string that holds any text. As a key it needs spaces around, as two brackets together begin another string. */
const quote = (text) => `[=====[${text}]=====]`;

const same = ({ method, headers, body }) =>
  [
    `wrk.method = ${quote(method)}`,
    ...Object.entries(headers).map(([name, value]) => `wrk.headers[ ${quote(name)} ] = ${quote(value)}`),
    ...(body === null ? [] : [`wrk.body = ${quote(body)}`]),
  ].join('\n');

const VARY = {
  id: `'"id":"' .. string.format('assistant-%05d', n % 200) .. '"'`,
  first: `'"first":' .. (191 + n % 60)`,
};
let runs = 0;

/** Every request has variables of its own: another id or page size and, where the text asks for it, a number that never comes back. */
const newVariables = ({ differing: { query, vary } }) => `
local n = ${runs * 10_000_000}
local head = ${quote(`{"query":${JSON.stringify(query)},"variables":{`)}
request = function()
  n = n + 1
  return wrk.format(nil, nil, nil, head .. ${VARY[vary]} .. ${query.includes('$caller') ? `',"caller":"+' .. n .. '"}}'` : "'}}'"})
end
`;

/** Every request has a text of its own, or one of so many, and a variable with a number that never comes back. */
function newTexts({ differing: { textOf, texts = Number.MAX_SAFE_INTEGER }, variables }) {
  const body = JSON.stringify({ query: textOf('TEXT'), variables: { ...variables, caller: '+CALLER' } });
  const [head, middle, tail] = body.split(/TEXT|CALLER/);
  return `
local n = ${runs * 10_000_000}
local head, middle, tail = ${quote(head)}, ${quote(middle)}, ${quote(tail)}
request = function()
  n = n + 1
  return wrk.format(nil, nil, nil, head .. n % ${texts} .. middle .. n .. tail)
end
`;
}

const different = (workload) => (workload.differing.textOf ? newTexts(workload) : newVariables(workload));

/** Sends a workload for so many seconds, as its own `request` says or as a POST. Throws if any answer failed. */
export async function load(url, workload, { seconds, differing = false, cpu = CPU.load }) {
  // Of each run's own, as several may be under way.
  const script = join(folder, `${(runs += 1)}.lua`);
  const request = workload.request ?? toPost(workload);
  writeFileSync(script, [same(request), ...(differing ? [different(workload)] : []), REPORT].join('\n'));
  const wrk = ['wrk', '-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--timeout', TIMEOUT, '-s', script, `${url}${request.search}`];
  const [command, ...args] = onCpu(cpu, wrk);
  const { stdout } = await run(command, args);
  const result = JSON.parse(/^RESULT (.*)$/m.exec(stdout)[1]);
  if (result.failed > 0) throw new Error(`${result.failed} of ${result.requests} requests to ${workload.id} failed.`);
  return {
    requests: result.requests,
    perSecond: (result.requests * 1_000_000) / result.micros,
    p50: result.p50 / 1_000,
    p99: result.p99 / 1_000,
  };
}
