import { useSyncExternalStore } from 'react';

/** A value that components and plain functions share. */
export interface Shared<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  /** The value for a component, which is drawn again when it changes. */
  readonly use: () => T;
}

export function share<T>(initial: T): Shared<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const get = () => current;
  return {
    get,
    set: (value) => {
      current = value;
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
