import { useQuery } from '@apollo/client/react';
import { AssistantsDocument, type AssistantsQuery } from '../generated/graphql.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Page } from '../parts/page.tsx';
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
  return (
    <Page title="Assistants" aside={<p role="status">{statusOf(shown, loading)}</p>}>
      <FilterForm filters={filters} />
      {isFailed && <FailureNotice error={error} onRetry={retry} />}
      {!shown && loading && <Placeholder />}
      {shown && (
        <div aria-busy={loading} className={loading ? 'waiting' : undefined}>
          {shown.nodes.length === 0 && <p className="notice">No matches. Try removing a filter.</p>}
          <ul className="cards">
            {shown.nodes.map((assistant) => (
              <li key={assistant.id}>
                <AssistantCard assistant={assistant} />
              </li>
            ))}
          </ul>
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
    <nav className="pager" aria-label="Pages">
      {hasPreviousPage && startCursor !== null && <a href={toHref([], { ...filters, before: startCursor })}>← Previous</a>}
      {hasNextPage && endCursor !== null && (
        <a className="next" href={toHref([], { ...filters, after: endCursor })}>
          Next →
        </a>
      )}
    </nav>
  );
}

const Placeholder = () => (
  <div className="placeholder" aria-hidden="true">
    <div />
    <div />
    <div />
  </div>
);
