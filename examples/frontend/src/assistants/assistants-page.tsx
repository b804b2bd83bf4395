import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { AssistantsDocument, type AssistantsQuery } from '../generated/graphql.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Page } from '../parts/page.tsx';
import { Placeholder } from '../parts/placeholder.tsx';
import { countOf } from '../parts/words.ts';
import { toHref } from '../route.ts';
import { AssistantCard } from './assistant-card.tsx';
import { FilterForm } from './filter-form.tsx';
import { filtersOf, variablesOf, type Filters } from './list-query.ts';

/** A page of the list; which one, and of which assistants, is in the address. */
export function AssistantsPage({ query }: { readonly query: URLSearchParams }) {
  const filters = filtersOf(query);
  const { data, previousData, error, loading, refetch } = useQuery(AssistantsDocument, {
    variables: variablesOf(query),
    notifyOnNetworkStatusChange: true,
    errorPolicy: 'all',
  });
  const isFailed = error !== undefined && !loading;
  // While the next page is on its way, the one before stays in sight.
  const shown = data?.assistants ?? (isFailed ? undefined : previousData?.assistants);
  const retry = () => void refetch().catch(() => undefined);
  const place = query.get('after') ?? query.get('before') ?? '';
  return (
    <Page title="Assistants" aside={<p role="status">{statusOf(shown, loading)}</p>}>
      <FilterForm filters={filters} />
      {isFailed && <FailureNotice error={error} onRetry={retry} />}
      {!shown && loading && <Placeholder />}
      {shown && (
        <div aria-busy={loading} className={loading ? 'waiting' : undefined}>
          {shown.nodes.length === 0 && <p className="notice">No matches. Try removing a filter.</p>}
          {shown.nodes.length > 0 && (
            // The address is the route, so this is a button where other pages have a link to an anchor.
            <button type="button" className="skip" onClick={() => document.querySelector<HTMLElement>('.pager')?.focus()}>
              Skip to pages
            </button>
          )}
          <ul className="cards">
            {shown.nodes.map((assistant) => (
              <li key={assistant.id}>
                <AssistantCard assistant={assistant} />
              </li>
            ))}
          </ul>
          <AtTop key={place} />
          <Pager pageInfo={shown.pageInfo} filters={filters} />
        </div>
      )}
    </Page>
  );
}

type Connection = AssistantsQuery['assistants'];

const statusOf = (shown: Connection | undefined, loading: boolean): string => {
  if (shown) return countOf(shown.totalCount, 'assistant');
  return loading ? 'Loading…' : '';
};

function Pager({ pageInfo, filters }: { readonly pageInfo: Connection['pageInfo']; readonly filters: Filters }) {
  const { hasPreviousPage, hasNextPage, startCursor, endCursor } = pageInfo;
  return (
    <nav className="pager" aria-label="Pages" tabIndex={-1}>
      {hasPreviousPage && startCursor !== null && <a href={toHref([], { ...filters, before: startCursor })}>← Previous</a>}
      {hasNextPage && endCursor !== null && (
        <a className="next" href={toHref([], { ...filters, after: endCursor })}>
          Next →
        </a>
      )}
    </nav>
  );
}

/** Shows the top of the page when it comes: one for each page of the list. */
function AtTop() {
  useEffect(() => {
    scrollTo(0, 0);
  }, []);
  return null;
}
