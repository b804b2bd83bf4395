/** DataLoader takes an Error as the answer for one key, so that a failed key fails alone. */
export const settle = <V>(promise: Promise<V>): Promise<V | Error> => promise.catch(toError);

export const toError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error('Unknown failure', { cause: thrown }));

/** What a load that throws at once throws, its promise rejects with. */
export function loading<T>(load: () => Promise<T>): Promise<T> {
  try {
    return load();
  } catch (error) {
    return Promise.reject(error);
  }
}
