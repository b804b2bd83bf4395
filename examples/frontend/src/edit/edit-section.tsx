import { useEffect, useRef, useState } from 'react';
import type { AssistantTextsFragment } from '../generated/graphql.ts';
import { EditForm } from './edit-form.tsx';

/** The button that opens the form, and the form. Closing it gives the focus back to the button. */
export function EditSection({ assistant }: { readonly assistant: AssistantTextsFragment }) {
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const open = () => {
    setSaid('');
    setOpen(true);
  };
  const close = (outcome: string) => {
    setSaid(outcome);
    setOpen(false);
  };
  return (
    <section aria-label="Edit">
      {isOpen && <EditForm assistant={assistant} onSaved={() => close('Saved.')} onDiscard={() => close('Nothing was saved.')} />}
      <div className="row">
        {!isOpen && (
          <button ref={button} type="button" onClick={open}>
            Edit
          </button>
        )}
        <p role="status" className="muted">
          {said}
        </p>
      </div>
    </section>
  );
}
