import type { FormEvent, ReactNode } from 'react';
import { PROVIDERS } from '../assistants/list-query.ts';
import type { ImportAssistantsInput, ImportAssistantsMutation } from '../generated/graphql.ts';
import { toWords } from '../parts/words.ts';

export type ImportOrder = Omit<ImportAssistantsInput, 'idempotencyKey'>;
type UserErrors = ImportAssistantsMutation['importAssistants']['userErrors'];

interface FormProps {
  readonly faults: UserErrors;
  readonly isBusy: boolean;
  readonly onSubmit: (order: ImportOrder) => void;
}

const FIELDS = ['provider', 'apiKeyRef', 'importIds'] as const;

/** The form; what the gateway refused stands beside the field it is about, the rest above the button. */
export function ImportForm({ faults, isBusy, onSubmit }: FormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(toOrder(new FormData(event.currentTarget)));
  };
  const others = faults.filter(({ field }) => !FIELDS.some((name) => name === field?.[1]));
  return (
    <form className="import" onSubmit={submit}>
      <Field name="provider" label="Provider" faults={faults}>
        {(props) => (
          <select {...props}>
            {PROVIDERS.map((provider) => (
              <option key={provider} value={provider}>
                {toWords(provider)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="apiKeyRef" label="API key reference" hint="The name of an integration secret, not the key itself." faults={faults}>
        {(props) => <input {...props} autoComplete="off" spellCheck={false} />}
      </Field>
      <Field name="importIds" label="Agent IDs" hint="One per line; empty imports all agents." faults={faults}>
        {(props) => <textarea {...props} rows={3} spellCheck={false} />}
      </Field>
      {others.map(({ code, message }, index) => (
        <p key={index} className="fault" role="alert">
          <code>{code}</code> {message}
        </p>
      ))}
      <button type="submit" disabled={isBusy}>
        {isBusy ? 'Importing…' : 'Import'}
      </button>
    </form>
  );
}

interface FieldProps {
  readonly name: (typeof FIELDS)[number];
  readonly label: string;
  readonly hint?: string;
  readonly faults: UserErrors;
  readonly children: (props: { id: string; name: string; 'aria-describedby': string; 'aria-invalid': boolean }) => ReactNode;
}

function Field({ name, label, hint, faults, children }: FieldProps) {
  const own = faults.filter(({ field }) => field?.[1] === name);
  const notesId = `${name}-notes`;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {children({ id: name, name, 'aria-describedby': notesId, 'aria-invalid': own.length > 0 })}
      <div id={notesId}>
        {hint !== undefined && <small>{hint}</small>}
        {own.map(({ code, message, field }, index) => (
          <p key={index} className="fault" role="alert">
            <code>{code}</code> {lineOf(field)}
            {message}
          </p>
        ))}
      </div>
    </div>
  );
}

/** Which line of the ids a fault is about, counted from 1 as people do. */
function lineOf(field: readonly string[] | null): string {
  const index = Number(field?.[2] ?? NaN);
  return Number.isInteger(index) ? `Id ${index + 1}: ` : '';
}

function toOrder(form: FormData): ImportOrder {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const importIds = text('importIds')
    .split(/\s*\n\s*/)
    .filter((id) => id !== '');
  return {
    provider: PROVIDERS.find((known) => known === text('provider')) ?? PROVIDERS[0],
    apiKeyRef: text('apiKeyRef'),
    ...(importIds.length > 0 ? { importIds } : {}),
  };
}
