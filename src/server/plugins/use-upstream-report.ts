import { asksForReport, reportOf } from '../../operations/upstream-report.ts';
import { useExtension } from './use-extension.ts';

/** Tells in `extensions.upstream` what an operation cost, where the request asks for it. */
export const useUpstreamReport = () =>
  useExtension('upstream', ({ request, cost }) => (asksForReport(request.headers) ? reportOf(cost) : null));
