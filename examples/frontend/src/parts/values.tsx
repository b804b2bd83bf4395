import { Facts, type Fact } from './facts.tsx';
import { Json, shield } from './json.tsx';

/** JSON as names and values where it consists of these, and hides no secret; else as it was sent. */
export function Values({ value }: { readonly value: unknown }) {
  const facts = factsOf(value);
  return facts ? <Facts facts={facts} /> : <Json value={value} />;
}

function factsOf(value: unknown): readonly Fact[] | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  if (JSON.stringify(shield(value)) !== JSON.stringify(value)) return null;
  const facts = Object.entries(value).flatMap(([name, item]: [string, unknown]): Fact[] =>
    typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean' ? [[name, item]] : [],
  );
  // `Facts` leaves empty values out, which here would lose what was sent.
  const isAll = facts.length === Object.keys(value).length && facts.every(([, item]) => item !== '');
  return isAll && facts.length > 0 ? facts : null;
}
