/**
 * What reads of different things bring, once all of them have ended. Where several fail, the first in order is thrown, whichever was the
 * quickest; and none is under way any more when the answer is sent.
 */
export async function together<const T extends readonly unknown[]>(reads: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(reads);
  return Promise.all(reads);
}
