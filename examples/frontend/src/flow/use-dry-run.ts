import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { DryRunDocument, type RunFragment } from '../generated/graphql.ts';

/** What the model does at one of the visits of a node. */
interface Choice {
  readonly nodeId: string;
  /** Null where it takes no edge. */
  readonly edgeId: string | null;
  readonly visit: number;
}

/** Variables as they are typed: JSON, or a text where it is none. */
export type Typed = Readonly<Record<string, string>>;

/**
 * A run of the flow, made again with each choice. It is kept out of the cache: flows have no id, and what a run says of one is
 * another thing for each of its inputs.
 */
export function useDryRun(assistantId: string) {
  const [variables, setVariables] = useState<Typed | null>(null);
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  const { data, previousData, error, loading, refetch } = useQuery(DryRunDocument, {
    variables: { id: assistantId, input: { choices: [...choices], variables: valuesOf(variables ?? {}) } },
    skip: variables === null,
    fetchPolicy: 'no-cache',
    errorPolicy: 'all',
  });
  const run = (variables === null ? null : (data ?? previousData)?.assistant?.conversationFlow?.simulate) ?? null;
  return {
    run,
    error,
    loading,
    choices,
    retry: () => void refetch().catch(() => undefined),
    begin: (typed: Typed) => {
      setChoices([]);
      setVariables(typed);
    },
    choose: (edgeId: string | null) => {
      const nodeId = run?.endNode?.nodeId;
      if (run && nodeId !== undefined && nodeId !== null) setChoices([...choices, { nodeId, edgeId, visit: visitsOf(run, nodeId) }]);
    },
    back: () => setChoices(choices.slice(0, -1)),
  };
}

const visitsOf = ({ steps }: RunFragment, nodeId: string): number => steps.filter((step) => step.nodeId === nodeId).length;

function valuesOf(typed: Typed): Record<string, unknown> {
  const given = Object.entries(typed).filter(([, text]) => text !== '');
  return Object.fromEntries(given.map(([name, text]) => [name, valueOf(text)]));
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
