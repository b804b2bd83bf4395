/** Pictures of what documents say. */
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { faultOfMaxNodes, type DiagramDirection, type DiagramDraft, type DiagramFormat } from '../insight/diagram/diagram.ts';
import { finishDraft } from '../insight/diagram/finish-draft.ts';
import { finishSoon } from '../turns.ts';

export interface RenderArgs {
  readonly format: DiagramFormat;
  readonly direction: DiagramDirection;
  /** Whether what was found is marked. */
  readonly marks: boolean;
  readonly maxNodes: number;
}

/** Pieces of a diagram that are made in one turn of the event loop. */
const AT_ONCE = 2;

/** Throws `BAD_USER_INPUT` for a number of nodes that no picture has, and `LIMIT_EXCEEDED` for what takes too long to be drawn. */
export async function render(
  draftOf: () => DiagramDraft | Promise<DiagramDraft>,
  { format, maxNodes }: RenderArgs,
  shownText: (text: string) => string,
  { draw }: Pick<RequestContext, 'draw'>,
): Promise<string> {
  const fault = faultOfMaxNodes(maxNodes);
  if (fault !== null) throw new GatewayError('BAD_USER_INPUT', fault);
  return draw(await finishSoon(finishDraft(await draftOf(), maxNodes, shownText), AT_ONCE), format);
}
