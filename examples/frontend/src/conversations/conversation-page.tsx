import { useQuery } from '@apollo/client/react';
import { ConversationDocument, type ConversationQuery } from '../generated/graphql.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Facts } from '../parts/facts.tsx';
import { Json } from '../parts/json.tsx';
import { Moment } from '../parts/moment.tsx';
import { Page } from '../parts/page.tsx';
import { Placeholder } from '../parts/placeholder.tsx';
import { toHref } from '../route.ts';
import { labelOf } from '../versions/label.ts';
import { BesideAssistant } from './beside-assistant.tsx';
import { Findings } from './findings.tsx';
import { Transcript } from './transcript.tsx';
import { CHANNEL_NAMES, timeBetween, titleOf } from './words.ts';

/** One conversation by id, beside its assistant. What could be read is shown even where some of it could not. */
export function ConversationPage({ id }: { readonly id: string }) {
  const { data, error, loading, refetch } = useQuery(ConversationDocument, {
    variables: { id },
    errorPolicy: 'all',
    notifyOnNetworkStatusChange: true,
  });
  const conversation = data?.conversation;
  const isAbsent = data !== undefined && conversation === null && error === undefined;
  const retry = () => void refetch().catch(() => undefined);
  const assistantId = conversation?.assistantId ?? null;
  return (
    <>
      <a className="back" href={assistantId === null ? toHref([]) : toHref(['assistants', assistantId, 'conversations'])}>
        {assistantId === null ? '← All assistants' : '← All conversations of its assistant'}
      </a>
      <Page title={conversation ? titleOf(conversation) : 'Conversation'} aside={<p role="status">{loading ? 'Loading…' : ''}</p>}>
        {error && !loading && <FailureNotice error={error} onRetry={retry} />}
        {isAbsent && (
          <p className="notice">
            The conversation <code>{id}</code> does not exist.
          </p>
        )}
        {!conversation && loading && <Placeholder />}
        {conversation && <Parts conversation={conversation} isPartial={error !== undefined} onReload={retry} />}
      </Page>
    </>
  );
}

interface PartsProps {
  readonly conversation: NonNullable<ConversationQuery['conversation']>;
  /** Whether something of it could not be read, so that what is absent need not be so. */
  readonly isPartial: boolean;
  readonly onReload: () => void;
}

function Parts({ conversation, isPartial, onReload }: PartsProps) {
  const { channel, createdAt, lastMessageAt, endUserTarget, agentTarget, aiDisabled, metadata, assistantVersion, insights } = conversation;
  return (
    <div className="beside">
      <div>
        <section aria-labelledby="transcript">
          <h2 id="transcript">Transcript</h2>
          <Transcript conversation={conversation} />
        </section>
        <section aria-labelledby="findings">
          <h2 id="findings">Insights</h2>
          {insights === null ? <p className="muted">They could not be read.</p> : <Findings analyses={insights} onReload={onReload} />}
        </section>
      </div>
      <div>
        <section aria-labelledby="about">
          <h2 id="about">About</h2>
          <Facts
            facts={[
              ['Channel', channel && CHANNEL_NAMES[channel]],
              ['Began', createdAt && <Moment at={createdAt} />],
              ['Lasted', timeBetween(createdAt, lastMessageAt)],
              ['End user', endUserTarget],
              ['Reached at', agentTarget],
              ['Version', assistantVersion && labelOf(assistantVersion)],
              ['Replies', aiDisabled === true ? 'none by the assistant, as a person has taken over' : null],
            ]}
          />
          {metadata !== null && (
            <details>
              <summary>Labels</summary>
              <Json value={metadata} />
            </details>
          )}
        </section>
        <BesideAssistant conversation={conversation} isPartial={isPartial} />
      </div>
    </div>
  );
}
