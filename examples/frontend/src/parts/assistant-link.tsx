import { toHref } from '../route.ts';

export interface Reference {
  readonly assistantId: string | null;
  /** Null where no such assistant exists. */
  readonly assistant: { readonly id: string; readonly name: string | null } | null;
}

/** A link to the assistant that is referred to, or a word that there is none. */
export function AssistantLink({ to: { assistantId, assistant } }: { readonly to: Reference }) {
  if (assistant) return <a href={toHref(['assistants', assistant.id])}>{assistant.name ?? assistant.id}</a>;
  return (
    <span className="dangling">
      <code>{assistantId ?? 'no id'}</code> does not exist
    </span>
  );
}
