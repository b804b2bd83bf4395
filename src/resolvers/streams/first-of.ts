/** What is waited for: a promise, or what begins to wait and ends by a signal. */
type Awaited<T> = Promise<T> | ((stop: AbortSignal) => Promise<T>);

/** The first of several things to be there. Rejects as soon as the signal fires; what was only begun for this is stopped at the end. */
export async function firstOf<T>(candidates: readonly Awaited<T>[], signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const stopping = new AbortController();
  let leave = () => {};
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => reject(signal.reason as Error);
    signal.addEventListener('abort', leave, { once: true });
  });
  const begun = candidates.map((candidate) => (typeof candidate === 'function' ? candidate(stopping.signal) : candidate));
  // Those that come later may fail when nobody waits for them any more.
  for (const one of begun) one.catch(() => undefined);
  try {
    return await Promise.race([...begun, left]);
  } finally {
    signal.removeEventListener('abort', leave);
    stopping.abort();
  }
}
