import { activeTab, outcomes, type UpstreamReport } from './costs.ts';
import { waiting } from './runs.ts';

const count = (value: number, what: string) => `${value} ${what}${value === 1 ? '' : 's'}`;

/** What the answer in front cost. */
export function OutcomeLine() {
  const tab = activeTab.use();
  const outcome = outcomes.use().get(tab);
  const isWaiting = waiting.use().has(tab);
  if (!outcome) return <p className="outcome">{isWaiting ? 'Waiting for the answer.' : 'What an answer cost is shown here.'}</p>;
  const { status, milliseconds, parts, isCut, report, codes } = outcome;
  return (
    <p className="outcome" role="status">
      {status === 200 ? null : <span>HTTP {status}</span>}
      {codes.map((code) => (
        <strong key={code}>{code}</strong>
      ))}
      {codes.includes('UNAUTHENTICATED') ? <span>Enter a token above: it holds for all tabs.</span> : null}
      {report ? <Report {...report} /> : null}
      {parts === null ? null : <span>{count(parts, 'part')}</span>}
      {isCut ? <span title="It was ended by the button, or as another tab was opened">stopped before its end</span> : null}
      <span>{Math.round(milliseconds)} ms elapsed</span>
    </p>
  );
}

const Report = ({ calls, savedByCache, savedByBatching, timeMs }: UpstreamReport) => (
  <>
    <span title="Attempts sent to the Telnyx API for this operation, retries included">{count(calls, 'upstream call')}</span>
    <span title="Reads that the cache answered, or a read of another operation that was in progress">{savedByCache} cached</span>
    <span title="Reads that were answered along with another one of the same operation">{savedByBatching} batched</span>
    {calls === 0 ? null : (
      <span title="Calls that ran at the same time count one by one, so this may be longer than the whole">
        {Math.round(timeMs)} ms {calls === 1 ? 'upstream' : 'upstream, as the sum of its calls'}
      </span>
    )}
  </>
);
