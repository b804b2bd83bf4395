import { useEffect, useState, type ReactNode } from 'react';
import { PROVIDER_NAMES, toWords } from '../parts/words.ts';
import { toHref } from '../route.ts';
import { TOOL_KINDS } from '../tools/tool-kinds.ts';
import { CHANNELS, PROVIDERS, type Filters } from './list-query.ts';

const TYPING_PAUSE_MS = 300;

/** The filters. A change goes to the address in place of the one before, so that the back button leaves the list as a whole. */
export function FilterForm({ filters }: { readonly filters: Filters }) {
  const change = (changed: Partial<Filters>) => location.replace(toHref([], { ...filters, ...changed }));
  return (
    <search>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <TypedFilter label="Name contains" value={filters.name} onChange={(name) => change({ name })} />
        <Choice label="Tool" value={filters.tool} options={TOOL_KINDS} onChange={(tool) => change({ tool })} />
        <Choice
          label="Provider"
          value={filters.provider}
          options={PROVIDERS}
          onChange={(provider) => change({ provider })}
          toLabel={(provider) => PROVIDER_NAMES[provider]}
        />
        <Choice label="Channel" value={filters.channel} options={CHANNELS} onChange={(channel) => change({ channel })} />
        <TypedFilter label="Tag" value={filters.tag} onChange={(tag) => change({ tag })} />
        {Object.values(filters).some((value) => value !== '') && (
          <a className="button quiet" href={toHref([])}>
            Clear
          </a>
        )}
      </form>
    </search>
  );
}

interface FilterProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Waits for a pause in typing, so that not every letter is a request. */
function TypedFilter({ label, value, onChange }: FilterProps) {
  const [draft, setDraft] = useState({ over: value, text: value });
  // What was typed counts until the value changes, be it for that or for another reason.
  if (draft.over !== value) setDraft({ over: value, text: value });
  const typed = draft.text;
  useEffect(() => {
    if (typed === value) return undefined;
    const pause = setTimeout(() => onChange(typed), TYPING_PAUSE_MS);
    return () => clearTimeout(pause);
  });
  return (
    <Labelled label={label}>
      <input type="search" value={typed} onChange={(event) => setDraft({ over: value, text: event.target.value })} />
    </Labelled>
  );
}

interface ChoiceProps<Option extends string> extends FilterProps {
  readonly options: readonly Option[];
  readonly toLabel?: (option: Option) => string;
}

function Choice<Option extends string>({ label, value, options, onChange, toLabel = toWords }: ChoiceProps<Option>) {
  return (
    <Labelled label={label}>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">any</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {toLabel(option)}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

const Labelled = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <label>
    <span>{label}</span>
    {children}
  </label>
);
