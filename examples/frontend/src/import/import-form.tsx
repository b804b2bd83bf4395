import { useState, type FormEvent } from 'react';
import { PROVIDERS } from '../assistants/list-query.ts';
import type { ImportAssistantsInput } from '../generated/graphql.ts';
import { Confirm } from '../parts/confirm.tsx';
import { FaultLines, faultsAt, faultsElsewhere, type Fault } from '../parts/faults.tsx';
import { Field } from '../parts/field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { countOf, PROVIDER_NAMES } from '../parts/words.ts';
import { Overwrites } from './overwrites.tsx';

export type ImportOrder = Omit<ImportAssistantsInput, 'idempotencyKey'>;

interface FormProps {
  readonly faults: readonly Fault[];
  readonly isBusy: boolean;
  readonly onSubmit: (order: ImportOrder) => void;
}

const PATHS = { provider: ['input', 'provider'], apiKeyRef: ['input', 'apiKeyRef'], importIds: ['input', 'importIds'] } as const;

/** The form; what the gateway refused stands beside the field it is about, the rest above the button. */
export function ImportForm({ faults, isBusy, onSubmit }: FormProps) {
  const [toConfirm, setToConfirm] = useState<ImportOrder | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    setToConfirm(toOrder(new FormData(event.currentTarget)));
  };
  return (
    <>
      <form className="form" onSubmit={submit}>
        <Field name="provider" label="Provider" faults={faultsAt(faults, PATHS.provider)}>
          {(props) => (
            <select {...props}>
              {PROVIDERS.map((provider) => (
                <option key={provider} value={provider}>
                  {PROVIDER_NAMES[provider]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          name="apiKeyRef"
          label="API key reference"
          hint="The name of an integration secret, not the key itself. The sandbox has elevenlabs-key, vapi-key and retell-key."
          faults={faultsAt(faults, PATHS.apiKeyRef)}
        >
          {(props) => <input {...props} autoComplete="off" spellCheck={false} />}
        </Field>
        <Field
          name="importIds"
          label="Agent IDs"
          hint="One per line; empty imports all agents. What was imported before is overwritten; you are asked before."
          faults={faultsAt(faults, PATHS.importIds).map(withLine)}
        >
          {(props) => <textarea {...props} rows={3} spellCheck={false} />}
        </Field>
        <FaultLines faults={faultsElsewhere(faults, Object.values(PATHS))} />
        <SubmitButton isBusy={isBusy} busy="Importing…">
          Import
        </SubmitButton>
      </form>
      {toConfirm && (
        <Confirm
          title={`Import ${wordsOf(toConfirm)} of ${PROVIDER_NAMES[toConfirm.provider]}?`}
          action={toConfirm.importIds ? `Import ${wordsOf(toConfirm)}` : 'Import all'}
          onConfirm={() => {
            setToConfirm(null);
            onSubmit(toConfirm);
          }}
          onCancel={() => setToConfirm(null)}
        >
          <p>Assistants that were imported from there before are overwritten, each with a new version.</p>
          <Overwrites order={toConfirm} />
        </Confirm>
      )}
    </>
  );
}

const wordsOf = ({ importIds }: ImportOrder) => (importIds ? countOf([importIds].flat().length, 'agent') : 'all agents');

/** Says which line of the ids a fault is about, counted from 1 as people do. */
function withLine(fault: Fault): Fault {
  const index = Number(fault.field?.[2] ?? NaN);
  return Number.isInteger(index) ? { ...fault, message: `Id ${index + 1}: ${fault.message}` } : fault;
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
