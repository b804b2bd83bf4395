import type { SecretLooks } from '../../insight/references/secret-places.ts';
import { maskUrlField } from '../access/mask-url.ts';
import { hasToken, maskTokens } from '../access/tokens.ts';

/** What is masked for callers who may not see secrets is one. */
export const SECRET_LOOKS: SecretLooks = { isSecretUrl: (url) => maskUrlField(url) !== url, hasToken, maskTokens };
