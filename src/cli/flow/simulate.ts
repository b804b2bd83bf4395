/** The command `flow simulate`: a dry run of the conversation flow of a file. */
import { whyUnreadable } from '../../error-code.ts';
import { flowGraph } from '../../insight/flow/flow-graph.ts';
import { CHANNELS, faultsOfInput, type SimulationChoice, type SimulationInput } from '../../insight/flow/simulate/input.ts';
import { plainRun, type PlainRun } from '../../insight/flow/simulate/plain-run.ts';
import { simulate } from '../../insight/flow/simulate/simulate.ts';
import { defaultsOf, templatesOf } from '../../insight/templates/template-variables.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { readTextFile } from '../../text-file.ts';
import { MASK } from '../../schema/access/mask.ts';
import { shownText } from '../../schema/access/redact.ts';
import { redactWithin } from '../../schema/wire/mask-by-fields.ts';
import { UsageError, type Call, type Outcome } from '../command.ts';
import type { Paint } from '../terminal.ts';
import { masked } from '../masked.ts';
import { onlyFlow } from './flows-in.ts';

/** Ends that a conversation would not have. */
const BAD_ENDS: ReadonlySet<PlainRun['end']> = new Set(['NO_EDGE', 'BROKEN']);

export async function simulateFlow({ args: [file = ''], flags }: Pick<Call, 'args' | 'flags'>): Promise<Outcome> {
  const input = readInput(flags);
  const { flow, assistant } = onlyFlow(file);
  const graph = flowGraph(flow);
  const faults = faultsOfInput(graph, input);
  if (faults.length > 0)
    throw new UsageError(
      faults.map(({ path: [field = '', ...rest], message }) => `${[flagOf(field), ...rest].join('.')}: ${shownText(message)}`),
    );
  const run = shownRun(plainRun(simulate(graph, defaultsOf(assistant ?? {}), input)));
  const isOk = !BAD_ENDS.has(run.end);
  const unusedVariables = unusedOf(flow, input).map(shownText);
  return {
    isOk,
    data: { ok: isOk, ...run, unusedVariables },
    text: (paint) => [textOf(run, paint), ...unusedVariables.map(isUnused)].join('\n'),
  };
}

/** What it says is passed on: credentials among variables and in texts are masked. */
const shownRun = (run: PlainRun): PlainRun => ({
  ...masked(run),
  steps: run.steps.map((step) => ({ ...masked(step), considered: step.considered.map(masked) })),
  variables: shownVariables(run.variables),
});

function shownVariables(variables: JsonObject): JsonObject {
  const shown = redactWithin(variables, 'known-places');
  // Values that are too large or too deep to be looked through are masked, and their names are not.
  return isObject(shown) ? shown : Object.fromEntries(Object.keys(variables).map((name) => [shownText(name), MASK]));
}

/** Variables that are given and that nothing of the flow reads: their names may be misspelt. */
function unusedOf(flow: JsonObject, { variables }: SimulationInput): readonly string[] {
  const used = new Set(templatesOf({ conversation_flow: flow }).variables.flatMap(({ name, usedAt }) => (usedAt.length > 0 ? [name] : [])));
  return Object.keys(variables ?? {}).filter((name) => !used.has(name));
}

const isUnused = (name: string) => `Not used: the flow has no expression or text with the variable ${JSON.stringify(name)}.`;

const FLAGS: Readonly<Record<string, string>> = { startNodeId: 'start-node', maxSteps: 'max-steps' };
const flagOf = (field: string) => `--${FLAGS[field] ?? field}`;

/** Throws a UsageError with all faults. */
function readInput(flags: Call['flags']): SimulationInput {
  const faults: string[] = [];
  const json = (name: string, takes: string, fits: (value: unknown) => boolean): unknown => {
    const given = flags.get(name);
    if (given === undefined) return null;
    const { value, fault } = readJson(given);
    if (fault !== null) faults.push(`--${name} cannot be used: ${fault}.`);
    else if (!fits(value)) faults.push(`--${name} takes ${takes}.`);
    return value;
  };
  const variables = json('variables', 'an object: values by the names of variables', isObject);
  const choices = json('choices', 'a list of objects with nodeId, and edgeId, visit and set where they are needed', isChoices);
  const given = flags.get('channel') ?? 'call';
  const channel = CHANNELS.find((one) => one === given.toUpperCase());
  if (!channel) faults.push(`--channel takes call or chat, not ${JSON.stringify(given)}.`);
  const steps = flags.get('max-steps');
  if (steps !== undefined && !/^\d{1,9}$/.test(steps)) faults.push(`--max-steps takes a number, not ${JSON.stringify(steps)}.`);
  if (faults.length > 0) throw new UsageError(faults);
  return {
    channel,
    variables: variables as SimulationInput['variables'],
    choices: choices as readonly SimulationChoice[] | null,
    startNodeId: flags.get('start-node'),
    maxSteps: steps === undefined ? null : Number(steps),
  };
}

const isChoices = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every(
    (choice: unknown) =>
      isObject(choice) &&
      typeof choice['nodeId'] === 'string' &&
      ['string', 'undefined'].includes(typeof (choice['edgeId'] ?? undefined)) &&
      ['number', 'undefined'].includes(typeof (choice['visit'] ?? undefined)),
  );

/** JSON, or with `@` before it the name of a file that holds some. */
function readJson(given: string): { readonly value: unknown; readonly fault: string | null } {
  try {
    return { value: JSON.parse(given.startsWith('@') ? readTextFile(given.slice(1)) : given), fault: null };
  } catch (error) {
    // The parser quotes the text, which may hold secrets.
    return { value: null, fault: error instanceof SyntaxError ? 'it is not JSON' : whyUnreadable(error) };
  }
}

const COLOURS = { TAKEN: 'good', FALSE: 'doubtful', NOT_CHOSEN: 'doubtful', NOT_REACHED: 'doubtful', UNKNOWN: 'bad' } as const;
const NAMELESS = '(without an id)';

function textOf({ steps, end, assistantId, assumptions }: PlainRun, paint: Paint): string {
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
