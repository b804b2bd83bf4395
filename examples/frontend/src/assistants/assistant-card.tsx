import type { AssistantCardFragment, ImportProvider } from '../generated/graphql.ts';
import { PROVIDER_NAMES, toWords } from '../parts/words.ts';
import { toHref } from '../route.ts';
import { KIND_LABELS } from '../tools/tool-kinds.ts';

/** One assistant of the list: its name is the link, its tags are filters. */
export function AssistantCard({ assistant }: { readonly assistant: AssistantCardFragment }) {
  const { id, name, description, model, tags, enabledFeatures, importMetadata, toolKinds } = assistant;
  const provider = importMetadata?.importProvider;
  const kinds = [...new Set(toolKinds.map(({ __typename }) => KIND_LABELS[__typename]))];
  return (
    <article className="card">
      <h2>
        <a href={toHref(['assistants', id])}>{name ?? id}</a>
      </h2>
      {description !== null && <p>{description}</p>}
      <p className="muted">
        {model ?? 'no model'}
        {kinds.length > 0 && ` · ${kinds.join(', ')}`}
      </p>
      <Chips provider={provider ?? null} features={enabledFeatures} tags={tags} />
    </article>
  );
}

interface ChipsProps {
  readonly provider: ImportProvider | null;
  readonly features: readonly string[];
  readonly tags: readonly string[];
}

export function Chips({ provider, features, tags }: ChipsProps) {
  if (provider === null && features.length === 0 && tags.length === 0) return null;
  return (
    <ul className="chips">
      {provider !== null && <li className="chip strong">from {PROVIDER_NAMES[provider]}</li>}
      {features.map((feature) => (
        <li key={feature} className="chip strong">
          {toWords(feature)}
        </li>
      ))}
      {tags.map((tag) => (
        <li key={tag}>
          <a className="chip" href={toHref([], { tag })} aria-label={`All with the tag ${tag}`}>
            {tag}
          </a>
        </li>
      ))}
    </ul>
  );
}
