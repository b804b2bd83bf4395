import type { Asking, OperationCost } from '../context.ts';
import { TRACE_HEADER, type TraceTree } from './trace/trace-tree.ts';
import { asksForReport, reportOf } from './upstream-report.ts';

/** What a request wants to know beside the data. */
export interface Asked {
  /** What the operation cost upstream. */
  readonly report: boolean;
  /** When each field began and ended. */
  readonly trace: boolean;
}

export const askedOf = ({ headers }: Asking, { traces }: { readonly traces: boolean }): Asked => ({
  report: asksForReport(headers),
  trace: traces && headers.get(TRACE_HEADER) === 'ftv1',
});

/** What an answer says beside its data: of stale reads always, of its costs where the request asks; null where it says nothing. */
export function extensionsOf(
  { staleReads, spent }: Pick<OperationCost, 'staleReads' | 'spent'>,
  { report }: Pick<Asked, 'report'>,
): object | null {
  if (staleReads === 0 && !report) return null;
  return { ...(staleReads > 0 && { stale: { reads: staleReads } }), ...(report && { upstream: reportOf(spent) }) };
}

/** The times of a finished operation in Apollo's form, for a router. */
export async function traceExtension(tree: TraceTree, errors: Parameters<TraceTree['end']>[0]): Promise<object> {
  const { Trace } = await import('@apollo/usage-reporting-protobuf');
  return { ftv1: Buffer.from(Trace.encode(tree.end(errors)).finish()).toString('base64') };
}
