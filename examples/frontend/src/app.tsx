import type { ReactNode } from 'react';
import { AssistantPage } from './assistant/assistant-page.tsx';
import { AssistantsPage } from './assistants/assistants-page.tsx';
import { ImportPage } from './import/import-page.tsx';
import { Page } from './parts/page.tsx';
import { toHref, useRoute, type Route } from './route.ts';
import { TokenField } from './token-field.tsx';

export function App() {
  const route = useRoute();
  const [section] = route.path;
  return (
    <>
      <header className="bar">
        <nav aria-label="Main">
          <a href={toHref([])} aria-current={section === undefined ? 'page' : section === 'assistants' ? 'true' : undefined}>
            Assistants
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
  if (section === 'import' && id === undefined) return <ImportPage />;
  // Another assistant is another page: nothing of the one before may stay selected or revealed.
  if (section === 'assistants' && id !== undefined && rest.length === 0) return <AssistantPage key={id} id={id} />;
  return (
    <Page title="No such page">
      <p>
        <a href={toHref([])}>All assistants</a>
      </p>
    </Page>
  );
}
