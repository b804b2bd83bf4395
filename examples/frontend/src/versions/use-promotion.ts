import { useApolloClient, useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { PromoteVersionDocument } from '../generated/graphql.ts';
import type { Fault } from '../parts/faults.tsx';

export interface Candidate {
  readonly id: string;
  readonly label: string;
}

/** How far the promotion of a version is. */
export type PromotionState =
  | { readonly step: 'none' }
  | { readonly step: 'asked' | 'sent' | 'done'; readonly candidate: Candidate }
  | { readonly step: 'refused'; readonly faults: readonly Fault[] }
  | { readonly step: 'failed'; readonly failure: unknown };

export interface PromotionControl {
  readonly state: PromotionState;
  readonly ask: (candidate: Candidate) => void;
  readonly cancel: () => void;
  readonly confirm: (candidate: Candidate) => void;
}

/** Asks first, then promotes. The answer has all that the page shows of the assistant, so the cache shows it without another read. */
export function usePromotion(assistantId: string): PromotionControl {
  const { cache } = useApolloClient();
  const [send] = useMutation(PromoteVersionDocument);
  const [state, setState] = useState<PromotionState>({ step: 'none' });
  const promote = async (candidate: Candidate): Promise<PromotionState> => {
    const { data } = await send({ variables: { input: { assistantId, versionId: candidate.id } } });
    const faults = data?.promoteAssistantVersion.userErrors ?? [];
    if (faults.length > 0) return { step: 'refused', faults };
    // What a filter or an order finds in it may be another now.
    cache.evict({ id: 'ROOT_QUERY', fieldName: 'assistants' });
    return { step: 'done', candidate };
  };
  return {
    state,
    ask: (candidate) => setState((now) => (now.step === 'sent' ? now : { step: 'asked', candidate })),
    cancel: () => setState({ step: 'none' }),
    confirm: (candidate) => {
      setState({ step: 'sent', candidate });
      void promote(candidate)
        .catch((failure: unknown) => ({ step: 'failed', failure }) as const)
        .then(setState);
    },
  };
}
