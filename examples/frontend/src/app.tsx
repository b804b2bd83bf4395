import type { ReactNode } from 'react';
import { AssistantPage } from './assistant/assistant-page.tsx';
import { AssistantsPage } from './assistants/assistants-page.tsx';
import { ConversationPage } from './conversations/conversation-page.tsx';
import { ConversationsPage } from './conversations/conversations-page.tsx';
import { HandoffsPage } from './handoffs/handoffs-page.tsx';
import { ImportPage } from './import/import-page.tsx';
import { Page } from './parts/page.tsx';
import { toHref, useRoute, type Route } from './route.ts';
import { TokenField } from './token-field.tsx';
import { UsagePage } from './usage/usage-page.tsx';

export function App() {
  const route = useRoute();
  const [section] = route.path;
  return (
    <>
      <header className="bar">
        <nav aria-label="Main">
          <a
            href={toHref([])}
            aria-current={section === undefined ? 'page' : section === 'assistants' || section === 'conversations' ? 'true' : undefined}
          >
            Assistants
          </a>
          <a href={toHref(['handoffs'])} aria-current={section === 'handoffs' ? 'page' : undefined}>
            Handoffs
          </a>
          <a href={toHref(['usage'])} aria-current={section === 'usage' ? 'page' : undefined}>
            Usage
          </a>
          <a href={toHref(['import'])} aria-current={section === 'import' ? 'page' : undefined}>
            Import
          </a>
        </nav>
        <TokenField />
      </header>
      <main>{pageOf(route)}</main>
    </>
  );
}

function pageOf({ path, query }: Route): ReactNode {
  const [section, id, ...rest] = path;
  if (section === undefined) return <AssistantsPage query={query} />;
  if (section === 'handoffs' && id === undefined) return <HandoffsPage />;
  if (section === 'usage' && id === undefined) return <UsagePage />;
  if (section === 'import' && id === undefined) return <ImportPage />;
  // Another assistant is another page: nothing of the one before may stay selected or revealed.
  if (section === 'assistants' && id !== undefined && rest.length === 0) return <AssistantPage key={id} id={id} />;
  if (section === 'assistants' && id !== undefined && rest.length === 1 && rest[0] === 'conversations') {
    return <ConversationsPage key={id} assistantId={id} />;
  }
  if (section === 'conversations' && id !== undefined && rest.length === 0) return <ConversationPage key={id} id={id} />;
  return (
    <Page title="No such page">
      <p>
        <a href={toHref([])}>All assistants</a>
      </p>
    </Page>
  );
}
