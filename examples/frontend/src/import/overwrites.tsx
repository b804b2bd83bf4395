import { useQuery } from '@apollo/client/react';
import { ImportPlanDocument, type ImportPlanQueryVariables } from '../generated/graphql.ts';
import { countOf } from '../parts/words.ts';

/** Which assistants an import would overwrite, as they are now. An import goes on without the answer. */
export function Overwrites({ order }: { readonly order: ImportPlanQueryVariables }) {
  const { data, loading } = useQuery(ImportPlanDocument, { variables: order, fetchPolicy: 'no-cache', errorPolicy: 'all' });
  const found = data?.importPlan?.wouldOverwrite;
  if (loading) return <p role="status">Looking for assistants that would be overwritten…</p>;
  if (!found) return <p role="status">It is not known which of them would be overwritten.</p>;
  if (found.length === 0) return <p role="status">No assistant of the account was imported from them before.</p>;
  return (
    <>
      <p role="status">{countOf(found.length, 'assistant')} would be overwritten:</p>
      <ul className="bullets">
        {found.map(({ assistant: { id, name }, editedSinceImport }) => (
          <li key={id}>
            {name ?? id}
            {editedSinceImport === true && ', which was changed since it was imported'}
          </li>
        ))}
      </ul>
    </>
  );
}
