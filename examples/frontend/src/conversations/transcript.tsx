import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { MoreMessagesDocument, type TranscriptFragment } from '../generated/graphql.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Message } from './message.tsx';
import { countOf } from '../parts/words.ts';

/** What was said, from the beginning, and later messages when asked for. */
export function Transcript({ conversation: { id, createdAt, messages } }: { readonly conversation: TranscriptFragment }) {
  const client = useApolloClient();
  const [isReading, setReading] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  if (messages === null) return <p className="muted">It could not be read.</p>;
  const { nodes, pageInfo, totalCount } = messages;
  // The cache joins the pages, so that the page shows what this brings.
  const readOn = async () => {
    if (isReading) return;
    setReading(true);
    setFailure(undefined);
    try {
      await client.query({ query: MoreMessagesDocument, variables: { id, after: pageInfo.endCursor }, fetchPolicy: 'network-only' });
    } catch (error) {
      setFailure(error);
    }
    setReading(false);
  };
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
      {failure !== undefined && <FailureNotice error={failure} />}
      {pageInfo.hasNextPage && (
        <button type="button" className="more" aria-disabled={isReading} onClick={() => void readOn()}>
          {isReading ? 'Loading…' : 'Later messages'}
        </button>
      )}
    </>
  );
}
