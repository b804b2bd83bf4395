/** The command `flow draw`: the conversation flow of a file as a picture. */
import { DIAGRAM_DIRECTIONS, DIAGRAM_FORMATS, MOST_NODES } from '../../insight/diagram/diagram.ts';
import { drawAs } from '../../insight/diagram/draw.ts';
import { finishDraft } from '../../insight/diagram/finish-draft.ts';
import { checkFlow } from '../../insight/flow/check/check-flow.ts';
import { flowDiagram } from '../../insight/flow/diagram.ts';
import { flowGraph } from '../../insight/flow/flow-graph.ts';
import { finish } from '../../pieces.ts';
import { shownText } from '../../schema/access/redact.ts';
import type { Call, Outcome } from '../command.ts';
import { FlagReader } from '../flag-reader.ts';
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
  const reader = new FlagReader(flags);
  const format = reader.oneOf('format', DIAGRAM_FORMATS);
  const direction = reader.oneOf('direction', DIAGRAM_DIRECTIONS);
  const maxNodes = reader.count('max-nodes', MOST_NODES);
  reader.end();
  return { format, direction, maxNodes };
}
