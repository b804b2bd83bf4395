/** Request headers that an answer depends on. */
const ALWAYS = ['Authorization', 'Accept', 'X-Upstream-Report'];

/** The `Vary` of an answer: what it has already, and what answers of this endpoint depend on besides. */
export function varyOf(existing: string | null, { cors }: { readonly cors: boolean }): string {
  const names = (existing ?? '').split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
  // Also where the origin is foreign or missing: then the answer lacks what it has for others.
  const needed = cors ? [...ALWAYS, 'Origin'] : ALWAYS;
  const known = new Set(needed.map((name) => name.toLowerCase()));
  return [...needed, ...names.filter((name) => !known.has(name.toLowerCase()))].join(', ');
}
