import { useEffect, useRef } from 'react';
import { Comparison } from '../versions/comparison.tsx';
import type { Texts } from './texts.ts';

/** Says that somebody else saved meanwhile, and shows what is stored now beside what was typed. It takes the focus. */
export function OutrunNotice({ stored, typed }: { readonly stored: Texts; readonly typed: Texts }) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  return (
    <div ref={notice} className="notice bad outrun" role="alert" tabIndex={-1}>
      <p>
        <code>CONFLICT</code> Someone else saved this assistant meanwhile. Save over it, or discard what you typed.
      </p>
      <Comparison before={{ label: 'stored now', texts: stored }} after={{ label: 'what you typed', texts: typed }} />
    </div>
  );
}
