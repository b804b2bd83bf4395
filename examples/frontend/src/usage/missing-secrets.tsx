import { useQuery } from '@apollo/client/react';
import { MissingSecretsDocument } from '../generated/graphql.ts';
import { countOf } from '../parts/words.ts';
import { SecretPlaces } from './places.tsx';
import { UsageSection } from './usage-section.tsx';

/** The secrets that something names and that do not exist. */
export function MissingSecrets() {
  const { data, error, loading, refetch } = useQuery(MissingSecretsDocument, { errorPolicy: 'all', notifyOnNetworkStatusChange: true });
  const missing = data?.secretInventory?.missing;
  const identifiers = [...new Set(missing?.map(({ identifier }) => identifier))];
  return (
    <UsageSection
      id="missing-secrets"
      title="Secrets that do not exist"
      count={missing ? countOf(identifiers.length, 'secret') : null}
      loading={loading}
      error={error}
      onRetry={refetch}
    >
      {missing ? (
        <div className="groups">
          {identifiers.map((name) => (
            <section key={name} className="group">
              <h3>
                <code className="dangling">{name}</code>
              </h3>
              <SecretPlaces places={missing.filter(({ identifier }) => identifier === name)} />
            </section>
          ))}
        </div>
      ) : null}
    </UsageSection>
  );
}
