import type { IntegrationSecret } from 'telnyx/resources/integration-secrets';
import type { Provider } from '../wire.ts';
import { isoTime } from '../clock.ts';

/** A secret as it is shown, and what is known of it beside. Its value is not kept. */
export interface StoredSecret extends IntegrationSecret {
  type: 'bearer' | 'basic';
  /** The provider that accepts it for an import. */
  provider: Provider | null;
}

const SECRETS: readonly { identifier: string; type?: StoredSecret['type']; provider?: Provider }[] = [
  { identifier: 'elevenlabs-key', provider: 'elevenlabs' },
  { identifier: 'vapi-key', provider: 'vapi' },
  { identifier: 'retell-key', provider: 'retell' },
  { identifier: 'clinic-key', type: 'basic' },
  { identifier: 'anthropic-key' },
  { identifier: 'openai-key' },
  { identifier: 'bank-model-key' },
  { identifier: 'seat-map-key' },
];

/** The secrets that every account starts with: a fresh copy. Two are for imports alone, and some that assistants name are not among them. */
export const seedIntegrationSecrets = (): StoredSecret[] =>
  SECRETS.map(({ identifier, type = 'bearer', provider = null }, index) => ({
    id: `secret-${identifier.replace(/-key$/, '')}`,
    identifier,
    record_type: 'integration_secret',
    created_at: isoTime(Date.UTC(2026, 0, 5 + index, 9)),
    type,
    provider,
  }));
