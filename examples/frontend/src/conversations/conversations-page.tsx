import { useQuery } from '@apollo/client/react';
import { AssistantConversationsDocument, type AssistantConversationsQuery } from '../generated/graphql.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { More } from '../parts/more.tsx';
import { Page } from '../parts/page.tsx';
import { Placeholder } from '../parts/placeholder.tsx';
import { countOf } from '../parts/words.ts';
import { toHref } from '../route.ts';
import { ConversationCard } from './conversation-card.tsx';

/** The newest conversations of an assistant, and older ones when asked for. */
export function ConversationsPage({ assistantId }: { readonly assistantId: string }) {
  const { data, error, loading, refetch, fetchMore } = useQuery(AssistantConversationsDocument, {
    variables: { id: assistantId },
    errorPolicy: 'all',
    notifyOnNetworkStatusChange: true,
  });
  const assistant = data?.assistant;
  const shown = assistant?.conversations;
  const isAbsent = data !== undefined && assistant === null && error === undefined;
  const after = shown?.pageInfo.hasNextPage ? shown.pageInfo.endCursor : null;
  const name = assistant?.name ?? assistantId;
  return (
    <>
      <a className="back" href={toHref(['assistants', assistantId])}>
        ← {name}
      </a>
      <Page title={`Conversations of ${name}`} aside={<p role="status">{statusOf(shown, loading)}</p>}>
        {error && !loading && <FailureNotice error={error} onRetry={() => void refetch().catch(() => undefined)} />}
        {isAbsent && (
          <p className="notice">
            The assistant <code>{assistantId}</code> does not exist.
          </p>
        )}
        {!shown && loading && <Placeholder />}
        {shown?.nodes.length === 0 && <p className="notice">No conversations yet.</p>}
        <ul className="cards">
          {shown?.nodes.map((conversation) => (
            <li key={conversation.id}>
              <ConversationCard conversation={conversation} />
            </li>
          ))}
        </ul>
        <More
          label="Older conversations"
          onRead={after === null ? undefined : () => fetchMore({ variables: { after }, errorPolicy: 'none' })}
        />
      </Page>
    </>
  );
}

type Shown = NonNullable<NonNullable<AssistantConversationsQuery['assistant']>['conversations']>;

/** Telnyx does not say how many there are, so they are counted as far as they were read. */
function statusOf(shown: Shown | null | undefined, loading: boolean): string {
  if (loading) return 'Loading…';
  if (!shown) return '';
  const { nodes, pageInfo } = shown;
  return pageInfo.hasNextPage ? `the newest ${nodes.length}` : countOf(nodes.length, 'conversation');
}
