import { keptIn } from './kept.ts';
import { share } from './shared.ts';

const KEY = 'token';
const kept = keptIn(() => sessionStorage);
const current = share(kept.getItem(KEY) ?? '');

/** The credential of all tabs, kept until the browser's tab is closed. */
export const token = {
  get: current.get,
  use: current.use,
  set: (value: string): void => {
    current.set(value);
    if (value === '') kept.removeItem(KEY);
    else kept.setItem(KEY, value);
  },
};

/** The header that carries it; people also paste it with the word before it. */
export function authorization(): Readonly<Record<string, string>> {
  const value = token
    .get()
    .trim()
    .replace(/^bearer\s+/i, '');
  return value === '' ? {} : { authorization: `Bearer ${value}` };
}
