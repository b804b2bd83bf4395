import { flowDiagramInPieces } from '../../insight/flow/diagram.ts';
import { graphOf } from '../../resolvers/flow.ts';
import { finishSoon } from '../../turns.ts';
import { builder } from '../builder.ts';
import { renderField } from '../diagram/render.ts';
import { ConversationFlow } from './flow.ts';
import { reportedCheck } from './holder.ts';

/** Pieces that are done in one turn of the event loop: all those of a flow that people write. */
const AT_ONCE = 1;

builder.objectField(ConversationFlow, 'render', (t) =>
  renderField(
    t,
    'The flow as a picture: its nodes and edges, one node for each other assistant that it hands over to, and one for each end of an edge that is no node of the flow. An SVG has the nodes where the flow editor has them, if each of them has a place there. Costs no upstream call, unless marks are wanted and the assistant came from a list that leaves out what `check` looks at.',
    'DOWN',
    async (flow, { direction, marks }, ctx, info) =>
      finishSoon(
        flowDiagramInPieces(graphOf(flow), { direction, findings: marks ? (await reportedCheck(flow, ctx, info)).findings : [] }),
        AT_ONCE,
      ),
  ),
);
