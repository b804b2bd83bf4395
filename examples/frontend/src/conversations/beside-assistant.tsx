import { AssistantCard } from '../assistants/assistant-card.tsx';
import type { ConversationQuery } from '../generated/graphql.ts';
import { AssistantLink } from '../parts/assistant-link.tsx';

interface BesideProps {
  readonly conversation: NonNullable<ConversationQuery['conversation']>;
  readonly isPartial: boolean;
}

/** The assistant that held a conversation, as it is now. */
export function BesideAssistant({ conversation: { assistantId, assistant }, isPartial }: BesideProps) {
  return (
    <section aria-label="Assistant">
      {assistant ? (
        <>
          <AssistantCard assistant={assistant} />
          {assistant.greeting !== null && <blockquote aria-label="Greeting">{assistant.greeting}</blockquote>}
          {assistant.instructions !== null && (
            <details>
              <summary>Instructions</summary>
              <p className="prose">{assistant.instructions}</p>
            </details>
          )}
        </>
      ) : (
        <Absent assistantId={assistantId} isPartial={isPartial} />
      )}
    </section>
  );
}

function Absent({ assistantId, isPartial }: { readonly assistantId: string | null; readonly isPartial: boolean }) {
  if (assistantId === null) return <p className="muted">The conversation names no assistant.</p>;
  if (isPartial) {
    return (
      <p>
        Held by <code>{assistantId}</code>, which could not be read.
      </p>
    );
  }
  return (
    <p>
      <AssistantLink to={{ assistantId, assistant: null }} />
    </p>
  );
}
