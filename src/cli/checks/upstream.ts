import type { Config } from '../../config.ts';
import { codeOf } from '../../error-code.ts';
import { GatewayError } from '../../errors.ts';
import { answerOf, callOptions, createUpstream, type Upstream } from '../../upstream/client.ts';
import { Credential } from '../../upstream/credential.ts';
import { unwrapList } from '../../upstream/envelope.ts';
import type { Check } from './result.ts';
import { hostOn, TOO_LATE, whyUnreachable } from '../unreachable.ts';

const TIMEOUT_MS = 15_000;

/** An API key that calls are made with: null makes one without, to see whether the Telnyx API asks for it. */
interface Account {
  readonly name: string | null;
  readonly key: string | null;
}

/** Whether the Telnyx API is at UPSTREAM_URL, and takes the configured keys: one read of the list of assistants for each. */
export async function checkUpstream({ upstreamUrl, wayOut, auth, upstreamTimeoutMs }: Config): Promise<readonly Check[]> {
  if (upstreamUrl === null) return [{ name: 'upstream', status: 'ok', detail: 'the embedded sandbox' }];
  const host = hostOn(wayOut, upstreamUrl);
  const upstream = createUpstream({ baseUrl: upstreamUrl, wayOut, limits: { attemptMs: upstreamTimeoutMs } });
  try {
    return await Promise.all(accountsOf(auth).map((account) => checkAccount(upstream, host, account)));
  } finally {
    await upstream.close();
  }
}

function accountsOf(auth: Config['auth']): readonly Account[] {
  if (auth.mode === 'passthrough') return [{ name: null, key: null }];
  if ('key' in auth.accounts) return [{ name: null, key: auth.accounts.key }];
  return [...auth.accounts.keys].map(([name, key]) => ({ name, key }));
}

async function checkAccount(upstream: Upstream, host: string, { name, key }: Account): Promise<Check> {
  const who = name === null ? '' : `account ${name}: `;
  const result = await readList(upstream, host, key);
  return { name: 'upstream', status: result.status, detail: `${who}${result.detail}` };
}

type Result = Pick<Check, 'status' | 'detail'>;

async function readList(upstream: Upstream, host: string, key: string | null): Promise<Result> {
  const options = callOptions({ credential: new Credential(key ?? ''), signal: AbortSignal.timeout(TIMEOUT_MS) });
  try {
    const answer = await answerOf(upstream.assistants.list(key === null ? { ...options, headers: {} } : options));
    const { length } = unwrapList(answer, 'assistants');
    return { status: 'ok', detail: `UPSTREAM_URL answers with ${length} assistants` };
  } catch (error) {
    if (error instanceof GatewayError) return resultOf(error, host, key !== null);
    return { status: 'failed', detail: `UPSTREAM_URL cannot be used: ${whyUnreachable(host, error)}` };
  }
}

function resultOf(error: GatewayError, host: string, hasKey: boolean): Result {
  const status = error.upstream ? ` (HTTP status ${error.upstream.status})` : '';
  switch (error.code) {
    case 'UNAUTHENTICATED':
      if (hasKey) return { status: 'failed', detail: `UPSTREAM_URL refuses the API key${status}` };
      // The Telnyx API says why in a body, which others do not have.
      return error.refusals.length > 0
        ? { status: 'ok', detail: `UPSTREAM_URL answers, and asks for an API key${status}, which each caller brings` }
        : { status: 'warning', detail: `UPSTREAM_URL asks for an API key${status}, but not as the Telnyx API does` };
    case 'FORBIDDEN':
      return { status: 'failed', detail: `UPSTREAM_URL does not let the API key read assistants${status}` };
    case 'NOT_FOUND':
      return {
        status: 'failed',
        detail: `UPSTREAM_URL has no /ai/assistants${status}: check its path, such as /v2 in https://api.telnyx.com/v2`,
      };
    case 'UPSTREAM_BAD_RESPONSE':
      return { status: 'failed', detail: `UPSTREAM_URL is not the Telnyx API${status}: what it answers is not a list of assistants` };
    case 'RATE_LIMITED':
      return { status: 'warning', detail: `UPSTREAM_URL accepts no more requests for now${status}` };
    case 'UPSTREAM_TIMEOUT':
      return { status: 'failed', detail: `UPSTREAM_URL: ${whyUnreachable(host, codeOf(error.cause) === null ? TOO_LATE : error.cause)}` };
    default:
      return {
        status: 'failed',
        detail: error.upstream ? `UPSTREAM_URL fails${status}` : `UPSTREAM_URL: ${whyUnreachable(host, error.cause)}`,
      };
  }
}
