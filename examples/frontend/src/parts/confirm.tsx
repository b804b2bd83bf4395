import { useId, useLayoutEffect, useRef, type ReactNode, type SyntheticEvent } from 'react';

interface ConfirmProps {
  readonly title: string;
  /** What the button that goes on says. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** Asks before something happens. The browser keeps the focus in it, and gives it back when it closes, which it does by being taken away. */
export function Confirm({ title, action, onConfirm, onCancel, children }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const instead = (act: () => void) => (event: SyntheticEvent) => {
    event.preventDefault();
    act();
  };
  // A browser may close it without asking by `cancel`; React closes and opens it once more while one develops.
  const afterClose = () => {
    if (dialog.current?.open === false) onCancel();
  };
  return (
    <dialog ref={dialog} aria-labelledby={titleId} onCancel={instead(onCancel)} onClose={afterClose}>
      <form onSubmit={instead(onConfirm)}>
        <h2 id={titleId}>{title}</h2>
        {children}
        <div className="row">
          <button type="submit">{action}</button>
          <button type="button" onClick={onCancel}>
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  );
}
