import { useQuery } from '@apollo/client/react';
import { SecretUsageDocument } from '../generated/graphql.ts';
import { countOf } from '../parts/words.ts';
import { SecretPlaces } from './places.tsx';
import { UsageSection } from './usage-section.tsx';

/** The integration secrets by identifier, each with the places that name it. */
export function SecretUsage() {
  const { data, error, loading, refetch, fetchMore } = useQuery(SecretUsageDocument, {
    errorPolicy: 'all',
    notifyOnNetworkStatusChange: true,
  });
  const secrets = data?.integrationSecrets;
  const after = secrets?.pageInfo.hasNextPage ? secrets.pageInfo.endCursor : null;
  return (
    <UsageSection
      id="secrets"
      title="Secrets"
      count={secrets ? countOf(secrets.totalCount, 'secret') : null}
      loading={loading}
      error={error}
      onRetry={refetch}
      onMore={after === null ? undefined : () => fetchMore({ variables: { after }, errorPolicy: 'none' })}
    >
      {secrets ? (
        <div className="groups">
          {secrets.nodes.map(({ id, identifier, references }) => (
            <section key={id} className="group">
              <h3>
                <code>{identifier}</code>
              </h3>
              {references === null && <p className="muted">Its usage could not be read.</p>}
              {references?.length === 0 && <p className="muted">Not used.</p>}
              {references && references.length > 0 && <SecretPlaces places={references} />}
            </section>
          ))}
        </div>
      ) : null}
    </UsageSection>
  );
}
