import type { ApolloFieldOptions, ApolloFieldPolicy } from './apollo-types.ts';

/** An entry of a list: as a node, as an edge, or as both; with its cursor where that is known. */
interface Item {
  readonly node?: unknown;
  readonly edge?: unknown;
  readonly cursor?: string;
}

type Info = Readonly<Record<string, unknown>>;

/** Neighbouring entries: from the start of the list, or from behind a cursor that was nowhere when they came. */
interface Run {
  readonly after: string | null;
  readonly items: readonly Item[];
  /** The `first` of the first request for it. */
  readonly asked: number;
  /** `pageInfo` of its first and of its last page. */
  readonly start: Info;
  readonly end: Info;
}

/** What the cache holds of a list. */
interface Held {
  readonly runs: readonly Run[];
  /** All else, such as `totalCount`. */
  readonly rest: Info;
}

type Connection = Info & { readonly nodes?: readonly unknown[]; readonly edges?: readonly unknown[]; readonly pageInfo?: Info };

/**
 * A list with cursors. Pages join, by `nodes` and by `edges` alike. Without `after` a query gets all pages from the start, with
 * `after` the page behind it. Backward pages (`last`) are kept each for itself.
 */
export function pagedField(defaultFirst: number): ApolloFieldPolicy {
  const firstOf = (args: ApolloFieldOptions['args']): number => (args?.['first'] as number | null | undefined) ?? defaultFirst;
  return {
    keyArgs: ['filter', 'orderBy', 'last', 'before'],

    merge: (existing: Held | null | undefined, incoming: Connection | null, { args, readField }: ApolloFieldOptions): Held | null => {
      const after = (args?.['after'] as string | null | undefined) ?? null;
      // A list that could not be read is null. One of its pages leaves the others as they are.
      if (incoming === null) return after === null ? null : (existing ?? null);
      const { nodes, edges, pageInfo = {}, ...others } = incoming;
      const { runs = [], rest } = existing ?? {};
      // Such as `totalCount` alone, or `pageInfo` alone.
      if (!nodes && !edges) return { runs, rest: { ...rest, ...incoming } };
      const held = { runs, rest: { ...rest, ...others } };
      const items = itemsOf(incoming, runs, readField);
      const page: Run = { after, items, asked: firstOf(args), start: pageInfo, end: pageInfo };
      const found = after === null ? undefined : placeOf(runs, after);
      if (found) return { ...held, runs: runs.map((run) => (run === found.run ? joined(run, found.index + 1, page) : run)) };
      return { ...held, runs: [page, ...runs.filter((run) => run.after !== after)] };
    },

    read: (existing: Held | null | undefined, { args, readField, canRead }: ApolloFieldOptions): Connection | null | undefined => {
      if (!existing) return existing;
      const { runs, rest } = existing;
      const after = (args?.['after'] as string | null | undefined) ?? null;
      const found = after === null ? undefined : placeOf(runs, after);
      const isInside = found !== undefined && found.index + 1 < found.run.items.length;
      const run = isInside ? found.run : runs.find((each) => each.after === after);
      // Such as a query for `totalCount` alone.
      if (!run) return after === null ? rest : undefined;
      const from = isInside ? found.index + 1 : 0;
      const first = firstOf(args);
      const items = after === null ? run.items : run.items.slice(from, from + first);
      const isToEnd = from + items.length === run.items.length;
      if (isToEnd && items.length < first && run.end['hasNextPage'] !== false && first > run.asked) return undefined;
      const shown = items.flatMap(({ node, edge }) => {
        const shows = node ?? readField('node', edge);
        // What is gone is in no page.
        return shows === undefined || canRead(shows) ? [{ node: shows, edge }] : [];
      });
      return {
        ...rest,
        ...(shown.every(({ node }) => node !== undefined) && { nodes: shown.map(({ node }) => node) }),
        ...(shown.every(({ edge }) => edge !== undefined) && { edges: shown.map(({ edge }) => edge) }),
        pageInfo: known({
          ...run.end,
          startCursor: from > 0 ? items[0]?.cursor : run.start['startCursor'],
          hasPreviousPage: from > 0 ? true : run.start['hasPreviousPage'],
          ...(isToEnd ? {} : { endCursor: items.at(-1)?.cursor, hasNextPage: true }),
        }),
      };
    },
  };
}

/** Without what nobody has asked for: it is missing rather than undefined. */
const known = (info: Info): Info => Object.fromEntries(Object.entries(info).filter(([, value]) => value !== undefined));

function placeOf(runs: readonly Run[], after: string): { readonly run: Run; readonly index: number } | undefined {
  for (const run of runs) {
    const index = run.items.findIndex(({ cursor }) => cursor === after);
    if (index >= 0) return { run, index };
  }
  return undefined;
}

/** The run with a page in its place; what was behind the page stays if the page ends where it did before. */
function joined(run: Run, index: number, page: Run): Run {
  const end = index + page.items.length;
  const last = page.items.at(-1)?.cursor;
  const isSame = last !== undefined && run.items[end - 1]?.cursor === last && end < run.items.length;
  const behind = isSame ? run.items.slice(end) : [];
  return { ...run, items: [...run.items.slice(0, index), ...page.items, ...behind], end: isSame ? run.end : page.end };
}

/** The entries of a page. What is known of the same objects by the other way to select them stays. */
function itemsOf(
  { nodes, edges, pageInfo }: Connection,
  runs: readonly Run[],
  readField: ApolloFieldOptions['readField'],
): readonly Item[] {
  const idOf = (node: unknown) => {
    const { __ref: id } = (node ?? {}) as { readonly __ref?: string };
    return id;
  };
  const before = new Map(
    runs.flatMap(({ items }) => items.map((item) => [idOf(item.node ?? readField('node', item.edge)), item] as const)),
  );
  const count = (nodes ?? edges ?? []).length;
  return Array.from({ length: count }, (_, index) => {
    const node = nodes?.[index];
    const edge = edges?.[index];
    const cursor =
      (edge && readField('cursor', edge)) ??
      (index === count - 1 ? pageInfo?.['endCursor'] : undefined) ??
      (index === 0 ? pageInfo?.['startCursor'] : undefined);
    const id = idOf(node ?? readField('node', edge));
    return { ...(id !== undefined && before.get(id)), ...known({ node, edge, cursor }) };
  });
}
