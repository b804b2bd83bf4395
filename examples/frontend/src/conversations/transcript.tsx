import { useApolloClient } from '@apollo/client/react';
import { MoreMessagesDocument, type TranscriptFragment } from '../generated/graphql.ts';
import { More } from '../parts/more.tsx';
import { countOf } from '../parts/words.ts';
import { Message } from './message.tsx';

/** What was said, from the beginning, and later messages when asked for. */
export function Transcript({ conversation: { id, createdAt, messages } }: { readonly conversation: TranscriptFragment }) {
  const client = useApolloClient();
  if (messages === null) return <p className="muted">It could not be read.</p>;
  const { nodes, pageInfo, totalCount } = messages;
  // The cache joins the pages, so that the page shows what this brings.
  const readOn = () =>
    client.query({ query: MoreMessagesDocument, variables: { id, after: pageInfo.endCursor }, fetchPolicy: 'network-only' });
  return (
    <>
      <p role="status" className="muted">
        {nodes.length === 0 ? 'Nothing was said.' : totalCount !== null && countOf(totalCount, 'message')}
      </p>
      <ol className="transcript">
        {nodes.map((message, index) => (
          <Message key={index} message={message} begun={createdAt} />
        ))}
      </ol>
      <More label="Later messages" onRead={pageInfo.hasNextPage ? readOn : undefined} />
    </>
  );
}
