import { useEffect, useRef, type FormEvent } from 'react';
import type { AssistantTextsFragment } from '../generated/graphql.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { FaultLines, faultsAt, faultsElsewhere } from '../parts/faults.tsx';
import { Field } from '../parts/field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { OutrunNotice } from './outrun-notice.tsx';
import { TEXT_FIELDS, TEXT_LABELS, textsOf, type TextField } from './texts.ts';
import { useEdit } from './use-edit.ts';

interface EditFormProps {
  readonly assistant: AssistantTextsFragment;
  readonly onSaved: () => void;
  readonly onDiscard: () => void;
}

const ROWS: Readonly<Record<TextField, number>> = { name: 1, instructions: 10, greeting: 2 };

const HINTS: Readonly<Partial<Record<TextField, string>>> = {
  instructions: 'May hold {{variables}}.',
  greeting: 'What the assistant says first; empty means the user speaks first.',
};

const pathOf = (field: TextField) => ['input', 'changes', field];

/** Name, instructions and greeting. Whatever goes wrong, what was typed stays. */
export function EditForm({ assistant, onSaved, onDiscard }: EditFormProps) {
  const { typed, type, storedByOthers, outcome, isBusy, save } = useEdit(assistant, onSaved);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('input')?.focus();
  }, []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isBusy) void save();
  };
  return (
    <form ref={form} className="form wide" aria-label="Edit the assistant" onSubmit={submit}>
      {TEXT_FIELDS.map((field) => (
        <Field
          key={field}
          name={field}
          id={`edit-${field}`}
          label={TEXT_LABELS[field]}
          hint={HINTS[field]}
          faults={faultsAt(outcome.faults, pathOf(field))}
        >
          {(props) =>
            ROWS[field] === 1 ? (
              <input {...props} value={typed[field]} autoComplete="off" onChange={(event) => type(field, event.target.value)} />
            ) : (
              <textarea {...props} rows={ROWS[field]} value={typed[field]} onChange={(event) => type(field, event.target.value)} />
            )
          }
        </Field>
      ))}
      {storedByOthers && <OutrunNotice key={storedByOthers.versionId} stored={textsOf(storedByOthers)} typed={typed} />}
      <FaultLines faults={faultsElsewhere(outcome.faults, TEXT_FIELDS.map(pathOf))} />
      {outcome.failure !== undefined && <FailureNotice error={outcome.failure} />}
      <div className="row">
        <SubmitButton isBusy={isBusy} busy="Saving…">
          {storedByOthers ? 'Save over it' : 'Save'}
        </SubmitButton>
        <button type="button" aria-disabled={isBusy} onClick={() => !isBusy && onDiscard()}>
          Discard
        </button>
        <span role="status">{outcome.changedNothing && 'Nothing was changed.'}</span>
      </div>
    </form>
  );
}
