import { fetchKeySet } from '../../auth/key-set.ts';
import type { Config } from '../../config.ts';
import { codeOf } from '../../error-code.ts';
import type { Check } from './result.ts';

const TIMEOUT_MS = 5_000;

/** Whether the published keys of JWTs can be fetched; nothing where there are none to fetch. */
export async function checkKeys({ auth }: Pick<Config, 'auth'>): Promise<readonly Check[]> {
  if (auth.mode !== 'jwt' || !('jwksUrl' in auth.keys)) return [];
  try {
    const headers = new Headers({ accept: 'application/json' });
    const response = await fetchKeySet(auth.keys.jwksUrl, {
      headers,
      method: 'GET',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status !== 200) return [failed(`JWT_JWKS_URL answers with HTTP status ${response.status}`)];
    const { keys } = (await response.json()) as { readonly keys: readonly unknown[] };
    return [{ name: 'keys', status: 'ok', detail: `JWT_JWKS_URL has ${keys.length} ${keys.length === 1 ? 'key' : 'keys'}` }];
  } catch (error) {
    return [failed(`JWT_JWKS_URL cannot be used: ${reasonOf(error)}`)];
  }
}

const failed = (detail: string): Check => ({ name: 'keys', status: 'failed', detail });

/** The reason without the URL, which may hold a secret. Node has it in the cause of its own error. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return codeOf(error.cause) ?? error.message;
}
