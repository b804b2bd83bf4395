import { AssistantsGatewayError } from './error.ts';

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
  const LONGEST_PAUSE_SECONDS = 30;
  for (let count = 0; ; count += 1) {
    let result: T | undefined;
    let failure: unknown;
    try {
      result = await attempt();
      failure = failureOf(result);
    } catch (error) {
      failure = error;
    }
    const seconds = count < retries ? pauseBefore(failure, count) : Infinity;
    if (seconds <= LONGEST_PAUSE_SECONDS) await pause(seconds, signal);
    else if (result) return result;
    else throw failure;
  }
}

/** Seconds to wait; Infinity if a repetition would be no use. */
function pauseBefore(error: unknown, count: number): number {
  const FIRST_PAUSE_SECONDS = 0.25;
  if (!(error instanceof AssistantsGatewayError)) return Infinity;
  const { errors, retryAfterSeconds, status } = error;
  const passes = ({ code: failed }: { readonly code: string }) =>
    /^(RATE_|UPSTREAM_[TU]|NETWORK_)/.test(failed) ||
    // Proxies answer with pages of their own.
    (failed === 'BAD_ANSWER' && /50[234]/.test(String(status))) ||
    (failed === 'LIMIT_EXCEEDED' && retryAfterSeconds !== null);
  if (!(errors[0] ? errors : [error]).every(passes)) return Infinity;
  return retryAfterSeconds ?? FIRST_PAUSE_SECONDS * 2 ** count * (0.5 + Math.random() / 2);
}

const pause = (seconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', leave);
      resolve();
    }, seconds * 1_000);
    if (signal?.aborted) leave();
    else signal?.addEventListener('abort', leave);
  });
