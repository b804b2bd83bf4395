import { config, endpoint } from './config.ts';

/** Gateways behind one host have tabs of their own, and the tabs of the sandbox do not reach a real account. */
const PREFIX = `assistants-gateway ${endpoint} ${config.tabs} `;

/** A part of the browser's storage. Where the browser has none, or no room, nothing is kept. */
export function keptIn(find: () => Storage) {
  const attempt = <T>(use: (storage: Storage) => T): T | null => {
    try {
      return use(find());
    } catch {
      return null;
    }
  };
  const keys = () => attempt((storage) => Object.keys(storage).filter((key) => key.startsWith(PREFIX))) ?? [];
  return {
    getItem: (key: string) => attempt((storage) => storage.getItem(PREFIX + key)),
    setItem: (key: string, value: string) => {
      attempt((storage) => storage.setItem(PREFIX + key, value));
    },
    removeItem: (key: string) => {
      attempt((storage) => storage.removeItem(PREFIX + key));
    },
    clear: () => keys().forEach((key) => attempt((storage) => storage.removeItem(key))),
    get length() {
      return keys().length;
    },
  };
}
