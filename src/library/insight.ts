/** What programs import as `assistants-gateway/insight`: what documents of assistants say. Nothing is read or written, and it runs in browsers. */
import { faultOfMaxNodes } from '../insight/diagram/diagram.ts';
import { toDot } from '../insight/diagram/dot.ts';
import { finishDraft } from '../insight/diagram/finish-draft.ts';
import { toMermaid } from '../insight/diagram/mermaid.ts';
import { diffAssistants } from '../insight/document-diff/diff-assistants.ts';
import { holds, UNKNOWN } from '../insight/expression/evaluate.ts';
import { FINDING_CODES } from '../insight/findings/codes.ts';
import { reportOf } from '../insight/findings/report.ts';
import { checkFlow as check } from '../insight/flow/check/check-flow.ts';
import { flowDiagram } from '../insight/flow/diagram.ts';
import { flowGraph, type FlowGraph } from '../insight/flow/flow-graph.ts';
import { isFlow } from '../insight/flow/is-flow.ts';
import { faultsOfInput } from '../insight/flow/simulate/input.ts';
import { plainRun } from '../insight/flow/simulate/plain-run.ts';
import { lintAssistant as lint } from '../insight/lint/lint-assistant.ts';
import { templatesOf } from '../insight/templates/template-variables.ts';
import { isObject } from '../json.ts';
import { finish } from '../pieces.ts';
import { shownText } from '../schema/access/redact.ts';
import { SECRET_LOOKS } from '../schema/integration-secret/looks.ts';
import type { Change } from '../insight/document-diff/change.ts';
import type { Run, RunInput } from '../insight/flow/simulate/run.ts';
import type { TemplateVariable } from '../insight/templates/variable.ts';
import type { DrawOptions, FindingCode, LintReport, Report, WireDocument } from './insight-types.ts';

export type { Change } from '../insight/document-diff/change.ts';
export type { Run, RunChoice, RunInput, RunStep } from '../insight/flow/simulate/run.ts';
export type { TemplateVariable } from '../insight/templates/variable.ts';
export type { DrawOptions, Finding, FindingCode, LintReport, Report, WireDocument } from './insight-types.ts';

/** All codes that findings may have, by area and then in the order of the alphabet. `KEY_UNKNOWN` and `VALUE_UNKNOWN` are found by the command line and in plans only. */
export const findingCodes: readonly FindingCode[] = FINDING_CODES;

/** What is wrong with a conversation flow, and what is worth knowing of it; what depends on the assistant is found where that is given. */
export const checkFlow = (flow: WireDocument, assistant: WireDocument | null = null): Report =>
  check(graphOf(flow), assistant && document(assistant));

/** All that the document of an assistant says of itself; what only an account knows is skipped. What is misspelt is not looked for. */
export function lintAssistant(assistant: WireDocument): LintReport {
  const { found, skipped } = lint(document(assistant), {}, SECRET_LOOKS);
  return { ...reportOf(found), skipped };
}

/** The picture of a flow. Credentials in labels are masked. Throws a TypeError for another format or direction, and a RangeError for a number of nodes that no picture has. */
export function drawFlow(flow: WireDocument, options: DrawOptions = {}, assistant: WireDocument | null = null): string {
  const { format = 'MERMAID', direction = 'DOWN', marks = true, maxNodes = 200, ...others } = options;
  const [other] = Object.keys(others);
  if (other !== undefined) throw new TypeError(`There is no option ${JSON.stringify(other)}, but format, direction, marks and maxNodes.`);
  if (!['MERMAID', 'DOT'].includes(format))
    throw new TypeError(`format takes MERMAID or DOT, not ${JSON.stringify(format)}; SVG is drawn by the gateway, and by flow draw.`);
  if (!['DOWN', 'RIGHT'].includes(direction)) throw new TypeError(`direction takes DOWN or RIGHT, not ${JSON.stringify(direction)}.`);
  const fault = faultOfMaxNodes(maxNodes);
  if (fault !== null) throw new RangeError(fault);
  const graph = graphOf(flow);
  const draft = flowDiagram(graph, { direction, findings: marks ? check(graph, assistant && document(assistant)).findings : [] });
  return (format === 'DOT' ? toDot : toMermaid)(finish(finishDraft(draft, maxNodes, shownText)));
}

/** A dry run of a flow; of the assistant that it is a part of, the default values of variables count. Throws a TypeError with all that is wrong with the input. */
export function simulateFlow(flow: WireDocument, input: RunInput = {}, assistant: WireDocument = {}): Run {
  const graph = graphOf(flow);
  const whole = document(assistant);
  const faults = faultsOfInput(graph, input);
  if (faults.length > 0) throw new TypeError(faults.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  return plainRun(graph, whole, input);
}

/** Whether an edge with this expression is taken; null where the expression cannot be evaluated. */
export function expressionHolds(expression: unknown, variables: WireDocument): boolean | null {
  const { value } = holds(expression, new Map(Object.entries(variables)));
  return value === UNKNOWN ? null : value === true;
}

/** The variables that an assistant uses, defines and sets. */
export const templateVariables = (assistant: WireDocument): readonly TemplateVariable[] => templatesOf(document(assistant)).variables;

/** What two configurations of an assistant differ in; empty where that is nothing but ids and times of versions. Secrets are shown as they stand. */
export const compareAssistants = (before: WireDocument, after: WireDocument): readonly Change[] =>
  diffAssistants(document(before), document(after)).changes.map(({ kind, path, before: old, after: now, risk }) => ({
    kind,
    path,
    before: old,
    after: now,
    risk,
  }));

/** Types are no help to programs without them: what is not a document at all is refused by a message. */
function document(value: WireDocument): WireDocument {
  if (!isObject(value)) throw new TypeError(`A document is an object as the Telnyx API has it, not ${kindOf(value)}.`);
  return value;
}

function graphOf(flow: WireDocument): FlowGraph {
  if (isFlow(document(flow))) return flowGraph(flow);
  throw new TypeError(
    Object.hasOwn(flow, 'conversation_flow')
      ? 'This is an assistant, and its flow is to be given: the object below conversation_flow.'
      : 'A flow has nodes, edges or start_node_id, and this has none of them.',
  );
}

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value);
