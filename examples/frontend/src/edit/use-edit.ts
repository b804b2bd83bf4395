import { useApolloClient, useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { StoredTextsDocument, UpdateAssistantDocument, type AssistantTextsFragment } from '../generated/graphql.ts';
import type { Fault } from '../parts/faults.tsx';
import { changesOf, rebase, textsOf, type TextField, type Texts } from './texts.ts';

/** What came of the last attempt to save, where it did not succeed. */
interface Outcome {
  readonly faults: readonly Fault[];
  readonly failure?: unknown;
  readonly changedNothing?: boolean;
}

const NOTHING_YET: Outcome = { faults: [] };

export interface Edit {
  readonly typed: Texts;
  readonly type: (field: TextField, text: string) => void;
  /** What is stored, where somebody else saved it since the form was opened. */
  readonly storedByOthers: AssistantTextsFragment | null;
  readonly outcome: Outcome;
  readonly isBusy: boolean;
  readonly save: () => Promise<void>;
}

/** The state of the form. It is made from what is stored when it opens, and expects that version when it saves. */
export function useEdit(assistant: AssistantTextsFragment, onSaved: () => void): Edit {
  const client = useApolloClient();
  const [send] = useMutation(UpdateAssistantDocument);
  const [base, setBase] = useState(assistant);
  const [typed, setTyped] = useState(() => textsOf(assistant));
  const [isOutrun, setOutrun] = useState(false);
  const [outcome, setOutcome] = useState(NOTHING_YET);
  const [isBusy, setBusy] = useState(false);

  const forgetVersions = () => {
    const id = client.cache.identify(base);
    if (id !== undefined) client.cache.evict({ id, fieldName: 'versions' });
  };

  /** Reads what somebody else saved, past all caches, and takes what was typed over into it. */
  const catchUp = async () => {
    const { data } = await client.query({
      query: StoredTextsDocument,
      variables: { id: base.id },
      fetchPolicy: 'network-only',
      context: { headers: { 'cache-control': 'no-cache' } },
    });
    const stored = data?.assistant;
    if (!stored) return;
    forgetVersions();
    setTyped(rebase(textsOf(base), typed, textsOf(stored)));
    setBase(stored);
    setOutrun(true);
  };

  const attempt = async (): Promise<Outcome | null> => {
    const changes = changesOf(textsOf(base), typed);
    if (Object.keys(changes).length === 0) return { faults: [], changedNothing: true };
    const { data } = await send({
      variables: { input: { id: base.id, changes, expectedVersionId: base.versionId } },
      optimisticResponse: {
        updateAssistant: {
          assistant: { ...base, ...changes },
          userErrors: [],
        },
      },
    });
    const faults = data?.updateAssistant.userErrors ?? [];
    if (faults.some(isOutrunFault)) await catchUp();
    if (faults.length > 0) return { faults: faults.filter((fault) => !isOutrunFault(fault)) };
    forgetVersions();
    // Where the name belongs in which page of the list only the gateway knows.
    if (changes.name !== undefined) client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'assistants' });
    return null;
  };

  const save = async () => {
    setBusy(true);
    setOutcome(NOTHING_YET);
    const next = await attempt().catch((failure: unknown) => ({ faults: [], failure }));
    setBusy(false);
    if (next) setOutcome(next);
    else onSaved();
  };

  return {
    typed,
    type: (field, text) => setTyped((before) => ({ ...before, [field]: text })),
    storedByOthers: isOutrun ? base : null,
    outcome,
    isBusy,
    save,
  };
}

const isOutrunFault = ({ code, field }: Fault) => code === 'CONFLICT' && field?.[1] === 'expectedVersionId';
