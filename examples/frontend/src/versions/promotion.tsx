import { useEffect, useRef } from 'react';
import { Confirm } from '../parts/confirm.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { FaultLines } from '../parts/faults.tsx';
import type { PromotionControl } from './use-promotion.ts';

/** The question before a promotion, and what came of it, which takes the focus since the button that was pressed is gone then. */
export function Promotion({ promotion: { state, cancel, confirm } }: { readonly promotion: PromotionControl }) {
  const outcome = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (state.step === 'done') outcome.current?.focus();
  }, [state.step]);
  return (
    <>
      {state.step === 'asked' && (
        <Confirm title={`Promote ${state.candidate.label}?`} action="Promote" onConfirm={() => confirm(state.candidate)} onCancel={cancel}>
          <p>All settings of the assistant become those of this version. Its canary deploy ends, where it has one.</p>
        </Confirm>
      )}
      <p ref={outcome} role="status" tabIndex={-1}>
        {state.step === 'sent' && `Promoting ${state.candidate.label}…`}
        {state.step === 'done' && `${state.candidate.label} is the main version now.`}
      </p>
      {state.step === 'refused' && <FaultLines faults={state.faults} />}
      {state.step === 'failed' && <FailureNotice error={state.failure} />}
    </>
  );
}
