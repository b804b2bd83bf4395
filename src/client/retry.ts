import { AssistantsGatewayError } from './error.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Repeats what failed for a reason that may pass, `retries` times at most, and not if the gateway asks for a longer pause than
 * 30 seconds. `failureOf` finds the failure in what an attempt brought.
 */
export async function retry<T extends object>(
  retries: number,
  signal: AbortSignal | undefined,
  attempt: () => Promise<T>,
  failureOf: (result: T) => unknown = () => undefined,
): Promise<T> {
  for (let count = 0; ; count += 1) {
    let result: T | undefined;
    let failure: unknown;
    try {
      result = await attempt();
      failure = failureOf(result);
    } catch (error) {
      failure = error;
    }
    const wait = count < retries ? pauseBefore(failure, count) : null;
    if (wait !== null) await pause(wait, signal);
    else if (result) return result;
    else throw failure;
  }
}

/** Milliseconds to wait; null if a repetition would be no use. */
function pauseBefore(error: unknown, count: number): number | null {
  if (!(error instanceof AssistantsGatewayError)) return null;
  const { errors, retryAfterSeconds, status } = error;
  const passes = ({ code: failed }: { readonly code: string }) =>
    /^(RATE_|UPSTREAM_[TU]|NETWORK_)/.test(failed) ||
    // Proxies answer with pages of their own.
    (failed === 'BAD_ANSWER' && /50[234]/.test(String(status))) ||
    (failed === 'LIMIT_EXCEEDED' && retryAfterSeconds !== null);
  if (!(errors.length > 0 ? errors : [error]).every(passes)) return null;
  const wait = retryAfterSeconds === null ? FIRST_PAUSE_MS * 2 ** count * (0.5 + Math.random() / 2) : retryAfterSeconds * 1000;
  return wait > LONGEST_PAUSE_MS ? null : wait;
}

const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', leave);
      resolve();
    }, milliseconds);
    if (signal?.aborted) leave();
    else signal?.addEventListener('abort', leave);
  });
