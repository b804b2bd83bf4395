import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { ImportAssistantsDocument } from '../generated/graphql.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Page } from '../parts/page.tsx';
import { ImportForm, type ImportOrder } from './import-form.tsx';
import { ImportResult } from './import-result.tsx';

/** Copies agents of another provider. */
export function ImportPage() {
  const [send, { data, error, loading }] = useMutation(ImportAssistantsDocument, {
    update: (cache, { data: answer }) => {
      // Where the new ones belong in which filtered page only the gateway knows, so the lists are asked for again.
      if (answer?.importAssistants.assistants.length) cache.evict({ id: 'ROOT_QUERY', fieldName: 'assistants' });
    },
  });
  const [pending, setPending] = useState<{ readonly key: string; readonly order: string } | null>(null);
  const submit = async (order: ImportOrder) => {
    // An import that failed may have happened or be under way: the same order goes out again under its key, another one under its own.
    const text = JSON.stringify(order);
    const key = pending?.order === text ? pending.key : newKey();
    setPending({ key, order: text });
    const answer = await send({ variables: { input: { ...order, idempotencyKey: key } } });
    const isUnderWay = answer.data?.importAssistants.userErrors.some(({ code }) => code === 'CONFLICT') ?? true;
    if (!isUnderWay) setPending(null);
  };
  const payload = loading ? undefined : data?.importAssistants;
  return (
    <Page title="Import assistants">
      <ImportForm
        faults={payload?.userErrors ?? []}
        isBusy={loading}
        // What fails is shown from the state of the mutation.
        onSubmit={(order) => void submit(order).catch(() => undefined)}
      />
      {error && !loading && <FailureNotice error={error} />}
      {payload && payload.userErrors.length === 0 && <ImportResult assistants={payload.assistants} />}
    </Page>
  );
}

/** 128 random bits; `crypto.randomUUID` is missing where a page is served without TLS. */
const newKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
