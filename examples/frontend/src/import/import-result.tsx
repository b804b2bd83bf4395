import { AssistantCard } from '../assistants/assistant-card.tsx';
import type { AssistantCardFragment } from '../generated/graphql.ts';
import { countOf } from '../parts/words.ts';

/** What was imported, as links. */
export function ImportResult({ assistants }: { readonly assistants: readonly AssistantCardFragment[] }) {
  return (
    <section aria-labelledby="imported">
      <h2 id="imported" role="status">
        {countOf(assistants.length, 'assistant')} imported
      </h2>
      <ul className="cards">
        {assistants.map((assistant) => (
          <li key={assistant.id}>
            <AssistantCard assistant={assistant} />
          </li>
        ))}
      </ul>
    </section>
  );
}
