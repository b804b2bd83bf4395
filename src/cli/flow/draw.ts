/** The command `flow draw`: the conversation flow of a file as a picture. */
import { DIAGRAM_DIRECTIONS, DIAGRAM_FORMATS, MOST_NODES } from '../../insight/diagram/diagram.ts';
import { drawAs } from '../../insight/diagram/draw.ts';
import { finishDraft } from '../../insight/diagram/finish-draft.ts';
import { checkFlow } from '../../insight/flow/check/check-flow.ts';
import { flowDiagram } from '../../insight/flow/diagram.ts';
import { flowGraph } from '../../insight/flow/flow-graph.ts';
import { finish } from '../../pieces.ts';
import { shownText } from '../../schema/access/redact.ts';
import { UsageError, type Call, type Outcome } from '../command.ts';
import { onlyFlow } from './flows-in.ts';

export async function drawFlow({ args: [file = ''], flags }: Pick<Call, 'args' | 'flags'>): Promise<Outcome> {
  const { format, direction, maxNodes } = readFlags(flags);
  const { flow, assistant } = onlyFlow(file);
  const graph = flowGraph(flow);
  const { findings } = checkFlow(graph, assistant);
  const draft = flowDiagram(graph, { direction, findings: flags.has('no-marks') ? [] : findings });
  const picture = drawAs(format, finish(finishDraft(draft, maxNodes, shownText)));
  return { isOk: true, data: { ok: true, format: format.toLowerCase(), picture }, text: () => picture };
}

/** Throws a UsageError with all faults. */
function readFlags(flags: Call['flags']) {
  const faults: string[] = [];
  const oneOf = <T extends string>(name: string, values: readonly [T, ...T[]]): T => {
    const given = flags.get(name) ?? values[0];
    const found = values.find((value) => value === given.toUpperCase());
    const words = values.map((value) => value.toLowerCase()).join(' or ');
    if (!found) faults.push(`--${name} takes ${words}, not ${JSON.stringify(given)}.`);
    return found ?? values[0];
  };
  const format = oneOf('format', DIAGRAM_FORMATS);
  const direction = oneOf('direction', DIAGRAM_DIRECTIONS);
  const given = flags.get('max-nodes') ?? '200';
  const maxNodes = /^\d{1,9}$/.test(given) ? Number(given) : 0;
  if (maxNodes < 1 || maxNodes > MOST_NODES) faults.push(`--max-nodes takes 1 to ${MOST_NODES}, not ${JSON.stringify(given)}.`);
  if (faults.length > 0) throw new UsageError(faults);
  return { format, direction, maxNodes };
}
