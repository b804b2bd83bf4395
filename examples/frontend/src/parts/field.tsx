import type { ReactNode } from 'react';
import { FaultLines, type Fault } from './faults.tsx';

interface ControlProps {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

interface FieldProps {
  readonly name: string;
  /** The id of the control, unique in the page; its name if not said. */
  readonly id?: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Why the gateway refused its value. */
  readonly faults: readonly Fault[];
  readonly children: (props: ControlProps) => ReactNode;
}

/** A control with its label, and below it the hint and what was refused. */
export function Field({ name, id = name, label, hint, faults, children }: FieldProps) {
  const notesId = `${id}-notes`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, name, 'aria-describedby': notesId, 'aria-invalid': faults.length > 0 })}
      <div id={notesId}>
        {hint !== undefined && <small>{hint}</small>}
        <FaultLines faults={faults} />
      </div>
    </div>
  );
}
