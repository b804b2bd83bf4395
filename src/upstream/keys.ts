/** What names one entry of a resource: the ids above it in the path, outermost first, and its own. */
import { idText, isIdOf, type Named } from './ids.ts';
import type { Parent } from './kinds.ts';
import type { Above, ListResource } from './resource.ts';

export interface Key<P extends Parent> {
  readonly parent: P;
  readonly id: string;
}

/** A part of a key: what callers call it, and what it identifies. */
export interface NamedId {
  readonly name: string;
  readonly of: Named;
}

/** What may have ids above its entries. */
type HasAbove<W extends object> = Pick<ListResource<W>, 'above'>;

const aboveOf = <W extends object>({ above }: HasAbove<W>): readonly (readonly [name: string, above: Above<W>])[] =>
  Object.entries(above ?? {});

/** What its own id is called among the parts of a key. */
export const idNameOf = ({ idName = 'id' }: { readonly idName?: string }): string => idName;

/** The parts of the keys of a resource, in their order. */
export const keyParts = <W extends object, P extends Parent>(resource: ListResource<W, P>): readonly NamedId[] => [
  ...aboveOf(resource).map(([name, { resource: of }]) => ({ name, of })),
  { name: idNameOf(resource), of: resource },
];

/** The ids above an entry, as it tells them itself. */
export function parentOf<W extends object, P extends Parent>(resource: ListResource<W, P>, entry: W): P {
  const ids = aboveOf(resource).map(([name, { key }]) => [name, idText(entry[key]) ?? '']);
  return (ids.length === 0 ? null : Object.fromEntries(ids)) as P;
}

export const keyOf = <W extends object, P extends Parent>(resource: ListResource<W, P>, entry: W): Key<P> => ({
  parent: parentOf(resource, entry),
  id: String(entry[resource.idKey]),
});

/** The ids of a key, in the order of its parts. */
export const idsOf = ({ parent, id }: Key<Parent>): readonly string[] => [...Object.values(parent ?? {}), id];

/** The key that ids make in the order of its parts, of which nothing is checked. */
export function toKey<W extends object, P extends Parent>(resource: ListResource<W, P>, ids: readonly string[]): Key<P> {
  const names = keyParts(resource).slice(0, -1);
  const parent = names.length === 0 ? null : Object.fromEntries(names.map(({ name }, index) => [name, ids[index] ?? '']));
  return { parent: parent as P, id: ids[names.length] ?? '' };
}

/** The ids above, each with what it identifies. */
export const idsAbove = <W extends object, P extends Parent>(
  resource: HasAbove<W>,
  parent: P,
): readonly (NamedId & { readonly id: string })[] =>
  aboveOf(resource).map(([name, { resource: of }]) => ({ name, of, id: (parent as Readonly<Record<string, string>>)[name] ?? '' }));

/** The parts of a key that cannot be ids. */
export const faultsOfKey = <W extends object, P extends Parent>(resource: ListResource<W, P>, { parent, id }: Key<P>): readonly NamedId[] =>
  [...idsAbove(resource, parent), { name: idNameOf(resource), of: resource, id }].filter((part) => !isIdOf(part.of, part.id));

/** Whether an entry names no other ids above it than these. */
export const isBelow = <W extends object>(resource: HasAbove<W>, entry: W, parent: Parent): boolean =>
  aboveOf(resource).every(([name, { key }]) => {
    const said: unknown = entry[key];
    return said === undefined || said === null || idText(said) === parent?.[name];
  });

/** The entry with the ids above it, which are those of the path that it was asked for by. */
export function withParent<W extends object, P extends Parent>(resource: HasAbove<W>, entry: W, parent: P): W {
  const given: Readonly<Record<string, string>> = { ...parent };
  const lacking = aboveOf(resource).filter(([name, { key }]) => idText(entry[key]) !== given[name]);
  return lacking.length === 0 ? entry : { ...entry, ...Object.fromEntries(lacking.map(([name, { key }]) => [key, given[name]])) };
}
