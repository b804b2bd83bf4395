import { useEffect, useState, type FormEvent } from 'react';
import type { FlowPartsFragment, RunFragment } from '../generated/graphql.ts';
import { AssistantLink } from '../parts/assistant-link.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { toWords } from '../parts/words.ts';
import { useDryRun, type Typed } from './use-dry-run.ts';

interface DryRunProps {
  readonly assistantId: string;
  readonly variables: FlowPartsFragment['variables'];
  /** Shows a node in the graph. */
  readonly onVisit: (nodeId: string) => void;
}

/** A conversation tried without the model: where it has a turn, the reader decides. */
export function DryRun({ assistantId, variables, onVisit }: DryRunProps) {
  const { run, error, loading, choices, retry, begin, choose, back } = useDryRun(assistantId);
  const here = run?.endNode?.nodeId ?? null;
  useEffect(() => {
    if (here !== null) onVisit(here);
    // Not for another function: only where the run has moved.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [run]);
  return (
    <section className="dry-run" aria-labelledby="dry-run">
      <h3 id="dry-run">Dry run</h3>
      <Beginning variables={variables} hasBegun={run !== null} onBegin={begin} />
      {error && !loading && <FailureNotice error={error} onRetry={retry} />}
      {run && (
        <div aria-live="polite" aria-busy={loading}>
          <Steps run={run} onVisit={onVisit} />
          <Ending run={run} onChoose={choose} />
          {choices.length > 0 && (
            <button type="button" className="quiet" onClick={back}>
              ← Take the last choice back
            </button>
          )}
          <Assumptions assumptions={run.assumptions} />
        </div>
      )}
    </section>
  );
}

interface BeginningProps {
  readonly variables: FlowPartsFragment['variables'];
  readonly hasBegun: boolean;
  readonly onBegin: (typed: Typed) => void;
}

function Beginning({ variables, hasBegun, onBegin }: BeginningProps) {
  const [typed, setTyped] = useState<Typed>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onBegin(typed);
  };
  return (
    <form className="variables" onSubmit={submit}>
      {ofCallers(variables).map(({ name, default: given }) => (
        <label key={name}>
          <code>{name}</code>
          <input
            value={typed[name] ?? ''}
            placeholder={given === null ? 'no value' : JSON.stringify(given)}
            onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
          />
        </label>
      ))}
      <button type="submit">{hasBegun ? 'Begin again' : 'Begin'}</button>
    </form>
  );
}

/** Telnyx gives the others their values. */
const ofCallers = (variables: BeginningProps['variables']) => variables.filter(({ isSystem }) => !isSystem);

const Steps = ({ run: { steps }, onVisit }: { readonly run: RunFragment } & Pick<DryRunProps, 'onVisit'>) => (
  <ol className="steps">
    {steps.map(({ index, nodeId, node, considered }) => (
      <li key={index}>
        <button type="button" className="quiet" disabled={nodeId === null} onClick={() => nodeId !== null && onVisit(nodeId)}>
          {node?.name ?? nodeId ?? 'a node without an id'}
        </button>
        <ul>
          {considered.map(({ edgeId, outcome, reason }, place) => (
            <li key={place} className={outcome === 'TAKEN' ? 'taken' : 'muted'}>
              <code>{edgeId ?? 'an edge without an id'}</code>: {toWords(outcome)}. {reason}
            </li>
          ))}
        </ul>
      </li>
    ))}
  </ol>
);

interface EndingProps {
  readonly run: RunFragment;
  readonly onChoose: (edgeId: string | null) => void;
}

function Ending({ run: { end, endNode, assistantTarget }, onChoose }: EndingProps) {
  switch (end) {
    case 'NEEDS_CHOICE':
      return <Turn node={endNode} onChoose={onChoose} />;
    case 'ASSISTANT':
      return (
        <p>
          Handed over to{' '}
          <AssistantLink to={{ assistantId: assistantTarget?.assistantId ?? null, assistant: assistantTarget?.assistant ?? null }} />.
        </p>
      );
    case 'TERMINAL':
      return endNode?.__typename === 'SpeakNode' ? (
        <p className="notice bad">No edge leads on: when this is spoken, there is silence until the caller hangs up.</p>
      ) : (
        <p>No edge leads on: the conversation goes on, or ends, here.</p>
      );
    case 'NO_EDGE':
      return <p>No edge is taken: the conversation is stuck here.</p>;
    case 'STEP_LIMIT':
      return <p>Still under way after 100 nodes.</p>;
    case 'BROKEN':
      return <p>The next node does not exist.</p>;
  }
}

const Turn = ({ node, onChoose }: { readonly node: RunFragment['endNode'] } & Pick<EndingProps, 'onChoose'>) => (
  <fieldset className="turn">
    <legend>What does the model do at {node?.name ?? node?.nodeId}?</legend>
    {node?.outgoing.map(({ edgeId, condition }) =>
      condition?.__typename === 'LLMCondition' && edgeId !== null ? (
        <button key={edgeId} type="button" onClick={() => onChoose(edgeId)}>
          {condition.prompt ?? edgeId}
        </button>
      ) : null,
    )}
    <button type="button" className="quiet" onClick={() => onChoose(null)}>
      None of these
    </button>
  </fieldset>
);

const Assumptions = ({ assumptions }: Pick<RunFragment, 'assumptions'>) =>
  assumptions.length === 0 ? null : (
    <details>
      <summary>What this run assumes</summary>
      <ul className="bullets">
        {assumptions.map((assumption) => (
          <li key={assumption}>{assumption}</li>
        ))}
      </ul>
    </details>
  );
