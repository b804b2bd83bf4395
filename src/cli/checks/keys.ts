import { errors } from 'jose';
import { keySetsOver } from '../../auth/key-set.ts';
import type { Config } from '../../config.ts';
import { createDocumentFetch } from '../../outbound/fetch.ts';
import { hostOn, whyUnreachable } from '../unreachable.ts';
import type { Check } from './result.ts';

const TIMEOUT_MS = 5_000;

/** Whether the published keys of JWTs can be fetched; nothing where there are none to fetch. */
export async function checkKeys({ auth, wayOut }: Pick<Config, 'auth' | 'wayOut'>): Promise<readonly Check[]> {
  if (auth.mode !== 'jwt' || !('jwksUrl' in auth.keys)) return [];
  const documents = createDocumentFetch(wayOut);
  try {
    const headers = new Headers({ accept: 'application/json' });
    const response = await keySetsOver(documents.fetch)(auth.keys.jwksUrl, {
      headers,
      method: 'GET',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status !== 200) return [failed(`JWT_JWKS_URL answers with HTTP status ${response.status}: ${adviceOn(response.status)}`)];
    const { keys } = (await response.json()) as { readonly keys: readonly unknown[] };
    return [{ name: 'keys', status: 'ok', detail: `JWT_JWKS_URL has ${keys.length} ${keys.length === 1 ? 'key' : 'keys'}` }];
  } catch (error) {
    const reason = error instanceof errors.JOSEError ? error.message : whyUnreachable(hostOn(wayOut, auth.keys.jwksUrl), error);
    return [failed(`JWT_JWKS_URL cannot be used: ${reason}`)];
  } finally {
    await documents.close();
  }
}

const failed = (detail: string): Check => ({ name: 'keys', status: 'failed', detail });

function adviceOn(status: number): string {
  if (status >= 300 && status < 400) return 'redirects are not followed, so set the URL that it leads to';
  return status >= 500 ? 'the server of the keys fails' : 'check its path';
}
