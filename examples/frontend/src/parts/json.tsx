import { useState } from 'react';

const SECRET = /authorization|password|secret|token|api_?key(?!_?ref)/i;
const HEADERS = /headers$/i;
const HIDDEN = '•••';

/** JSON as it was sent. Values of headers, and what is named like a secret, are shown when asked for. */
export function Json({ value }: { readonly value: unknown }) {
  const [revealed, setRevealed] = useState(false);
  const shielded = shield(value);
  const hidesSomething = JSON.stringify(shielded) !== JSON.stringify(value);
  return (
    <div className="json">
      <pre tabIndex={0}>{JSON.stringify(revealed ? value : shielded, null, 2)}</pre>
      {hidesSomething && (
        <button type="button" className="quiet" onClick={() => setRevealed(!revealed)}>
          {revealed ? 'Hide secrets' : 'Reveal secrets'}
        </button>
      )}
    </div>
  );
}

/** The value with every secret hidden: text under a secret's name, and whatever stands in headers, names apart. */
export function shield(value: unknown, inHeaders = false): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => shield(item, inHeaders));
  if (typeof value !== 'object' || value === null) return inHeaders && value !== null ? HIDDEN : value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => {
      if (inHeaders && key === 'name') return [key, item];
      if (typeof item === 'string' && SECRET.test(key)) return [key, HIDDEN];
      return [key, shield(item, inHeaders || HEADERS.test(key))];
    }),
  );
}
