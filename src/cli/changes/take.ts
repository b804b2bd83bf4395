/** Snapshots of assistants, each whatever becomes of the others. */
import type { JsonObject } from '../../json.ts';
import type { Ask } from '../account/ask.ts';

export interface Taken {
  readonly id: string;
  readonly snapshot: JsonObject;
}

export interface Failed {
  /** Null where it is the list of assistants. */
  readonly id: string | null;
  /** A sentence that names it. */
  readonly fault: string;
  /** Whether the account has no such assistant. */
  readonly isMissing: boolean;
}

export interface Snapshots {
  readonly taken: readonly Taken[];
  readonly failed: readonly Failed[];
}

const ONE = 'query ($id: ID!) { assistant(id: $id) { snapshot } }';

/** The snapshot of an assistant; null where there is none. */
export async function takeOne(ask: Ask, id: string): Promise<JsonObject | null> {
  const { assistant } = await ask<{ readonly assistant: { readonly snapshot: JsonObject } | null }>(ONE, { id });
  return assistant?.snapshot ?? null;
}

export async function takeEach(ask: Ask, ids: readonly string[]): Promise<Snapshots> {
  const taken: Taken[] = [];
  const failed: Failed[] = [];
  for (const id of ids) {
    const named = JSON.stringify(id);
    try {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as rate limits are the account's
      const found = await takeOne(ask, id);
      if (found) taken.push({ id, snapshot: found });
      else failed.push({ id, fault: `There is no assistant ${named}.`, isMissing: true });
    } catch (error) {
      failed.push({ id, fault: `The assistant ${named} could not be read: ${whyOf(error)}`, isMissing: false });
    }
  }
  return { taken, failed };
}

const pageOf = (fields: string) =>
  `query ($after: String) { assistants(first: 50, after: $after) { nodes { ${fields} } pageInfo { endCursor hasNextPage } } }`;
const SNAPSHOTS = pageOf('id snapshot');
const IDS = pageOf('id');

interface Page<T> {
  readonly assistants: {
    readonly nodes: readonly T[];
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  };
}

export async function takeAll(ask: Ask): Promise<Snapshots> {
  const taken: Taken[] = [];
  const failed: Failed[] = [];
  let after: string | null = null;
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- each page begins where the last one ends
      const page = await takePage(ask, after);
      taken.push(...page.taken);
      failed.push(...page.failed);
      if (page.next === null) break;
      after = page.next;
    }
  } catch (error) {
    failed.push({
      id: null,
      fault: `The list of assistants could not be read${after === null ? '' : ' to its end'}: ${whyOf(error)}`,
      isMissing: false,
    });
  }
  return { taken, failed };
}

/** The assistants of a page at once, or each by itself where one of them fails. Throws where the list does. */
async function takePage(ask: Ask, after: string | null): Promise<Snapshots & { readonly next: string | null }> {
  const nextOf = ({ pageInfo: { hasNextPage, endCursor } }: Page<unknown>['assistants']) => (hasNextPage ? endCursor : null);
  try {
    const { assistants } = await ask<Page<Taken>>(SNAPSHOTS, { after });
    return { taken: assistants.nodes, failed: [], next: nextOf(assistants) };
  } catch {
    const { assistants } = await ask<Page<{ readonly id: string }>>(IDS, { after });
    const ids = assistants.nodes.map(({ id }) => id);
    return { ...(await takeEach(ask, ids)), next: nextOf(assistants) };
  }
}

const whyOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
