import { activeTab, outcomes, type UpstreamReport } from './costs.ts';

const count = (value: number, what: string) => `${value} ${what}${value === 1 ? '' : 's'}`;

/** What the answer in front cost. */
export function OutcomeLine() {
  const outcome = outcomes.use().get(activeTab.use());
  if (!outcome) return <p className="outcome">What an answer cost is shown here.</p>;
  const { status, milliseconds, parts, report, codes } = outcome;
  return (
    <p className="outcome" role="status">
      {status === 200 ? null : <span>HTTP {status}</span>}
      {codes.map((code) => (
        <strong key={code}>{code}</strong>
      ))}
      {codes.includes('UNAUTHENTICATED') ? <span>Enter a token above: it holds for all tabs.</span> : null}
      {report ? <Report {...report} /> : null}
      {parts === null ? null : <span>{count(parts, 'part')}</span>}
      <span>{Math.round(milliseconds)} ms in all</span>
    </p>
  );
}

const Report = ({ calls, savedByCache, savedByBatching, timeMs }: UpstreamReport) => (
  <>
    <span title="Attempts sent to the Telnyx API for this operation, retries included">{count(calls, 'upstream call')}</span>
    <span title="Reads that the cache answered, or a read of another operation that was in progress">{savedByCache} cached</span>
    <span title="Reads that were answered along with another one of the same operation">{savedByBatching} batched</span>
    <span title="All upstream calls added up; some may have run side by side">{Math.round(timeMs)} ms upstream</span>
  </>
);
