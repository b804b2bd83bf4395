/** The command `flow simulate`: a dry run of the conversation flow of a file. */
import { flowGraph } from '../../insight/flow/flow-graph.ts';
import { faultsOfInput, MAX_STEPS } from '../../insight/flow/simulate/input.ts';
import { plainRun } from '../../insight/flow/simulate/plain-run.ts';
import { CHANNELS, type Run, type RunInput } from '../../insight/flow/simulate/run.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { MASK } from '../../schema/access/mask.ts';
import { shownText } from '../../schema/access/redact.ts';
import { redactWithin } from '../../schema/wire/mask-by-fields.ts';
import type { Call, Outcome } from '../command.ts';
import { FlagReader } from '../flag-reader.ts';
import { parseJson, readJsonFile } from '../json-files.ts';
import type { Paint } from '../terminal.ts';
import { masked } from '../masked.ts';
import { onlyFlow } from './flows-in.ts';

/** Ends that a conversation would not have. */
const BAD_ENDS: ReadonlySet<Run['end']> = new Set(['NO_EDGE', 'BROKEN']);

export async function simulateFlow({ args: [file = ''], flags }: Pick<Call, 'args' | 'flags'>): Promise<Outcome> {
  const { flow, assistant } = onlyFlow(file);
  const graph = flowGraph(flow);
  const reader = new FlagReader(flags);
  const input = readInput(flags, reader);
  for (const { path, message } of faultsOfInput(graph, input)) {
    const [field = '', ...rest] = path;
    reader.faults.push(`${[flagOf(field), ...rest].join('.')}: ${shownText(message)}`);
  }
  reader.end();
  const run = shownRun(plainRun(graph, assistant ?? {}, input));
  const isOk = !BAD_ENDS.has(run.end);
  return {
    isOk,
    data: { ok: isOk, ...run },
    text: (paint) => [textOf(run, paint), ...run.unusedVariables.map(isUnused)].join('\n'),
  };
}

/** What it says is passed on: credentials among variables and in texts are masked. */
const shownRun = (run: Run): Run => ({
  ...masked(run),
  steps: run.steps.map((step) => ({ ...masked(step), considered: step.considered.map(masked) })),
  variables: shownVariables(run.variables),
  unusedVariables: run.unusedVariables.map(shownText),
});

function shownVariables(variables: JsonObject): JsonObject {
  const shown = redactWithin(variables, 'known-places');
  // Values that are too large or too deep to be looked through are masked, and their names are not.
  return isObject(shown) ? shown : Object.fromEntries(Object.keys(variables).map((name) => [shownText(name), MASK]));
}

const isUnused = (name: string) => `Not used: nothing of the file has a use for the variable ${JSON.stringify(name)}.`;

const FLAGS: Readonly<Record<string, string>> = { startNodeId: 'start-node' };
const flagOf = (field: string) => `--${FLAGS[field] ?? field}`;

/** What is wrong is left out. */
function readInput(flags: Call['flags'], reader: FlagReader): RunInput {
  const json = (name: string): unknown => {
    const given = flags.get(name);
    if (given === undefined) return null;
    const { value, fault } = given.startsWith('@') ? readJsonFile(given.slice(1)) : parseJson(given);
    if (fault !== null) reader.faults.push(`--${name} cannot be used: ${fault}.`);
    return value;
  };
  const channel = reader.oneOf('channel', CHANNELS);
  const maxSteps = reader.count('max-steps', MAX_STEPS);
  return {
    channel,
    // Whatever they hold is looked at with the flow.
    variables: json('variables') as RunInput['variables'],
    choices: json('choices') as RunInput['choices'],
    startNodeId: flags.get('start-node'),
    maxSteps,
  };
}

const COLOURS = { TAKEN: 'good', FALSE: 'doubtful', NOT_CHOSEN: 'doubtful', NOT_REACHED: 'doubtful', UNKNOWN: 'bad' } as const;
const NAMELESS = '(without an id)';

function textOf({ steps, end, assistantId, assumptions }: Run, paint: Paint): string {
  return [
    ...steps.flatMap(({ index, nodeId, considered }) => [
      paint('heading', `${index + 1}. ${nodeId ?? NAMELESS}`),
      ...considered.map(
        ({ edgeId, outcome, reason }) =>
          `   ${paint(COLOURS[outcome], outcome.toLowerCase().replace('_', ' ').padEnd(11))} ${edgeId ?? NAMELESS}: ${reason}`,
      ),
    ]),
    `${paint(BAD_ENDS.has(end) ? 'bad' : 'good', end)}${assistantId === null ? '' : ` ${assistantId}`}`,
    ...assumptions.map((sentence) => `Assumed: ${sentence}`),
  ].join('\n');
}
