import { useState } from 'react';

/** A value that is shown only when asked for. */
export function Secret({ name, value }: { readonly name: string; readonly value: string | null }) {
  const [revealed, setRevealed] = useState(false);
  if (value === null || value === '') return <span className="muted">not set</span>;
  return (
    <>
      {revealed ? <code>{value}</code> : <span>set</span>}{' '}
      <button type="button" className="quiet" aria-label={`${revealed ? 'Hide' : 'Reveal'} ${name}`} onClick={() => setRevealed(!revealed)}>
        {revealed ? 'Hide' : 'Reveal'}
      </button>
    </>
  );
}
