/** What is known of the account that a document belongs to. */

/** The lists of an account that documents refer to. */
export const FACTS = {
  assistants: 'assistants',
  sharedTools: 'shared tools',
  mcpServers: 'MCP servers',
  secrets: 'integration secrets',
  models: 'models',
  insightGroups: 'insight groups',
} as const satisfies Readonly<Record<string, string>>;
export type FactName = keyof typeof FACTS;

/** A list by the ids of its entries, or why it is not known. */
export type Fact =
  | {
      readonly byId: ReadonlyMap<string, object>;
      /** Whether it has all that there are: otherwise what it lacks may be there. */
      readonly isWhole: boolean;
    }
  | { readonly why: string };

/** Absent: nobody has looked. */
export type AccountFacts = Readonly<Partial<Record<FactName, Fact>>>;

export interface KnownEntries {
  readonly byId: ReadonlyMap<string, object>;
  /** Why there may be more of them; null where there are not. */
  readonly why: string | null;
}

/** What is known of a list. */
export function entriesOf(facts: AccountFacts, name: FactName): KnownEntries {
  const fact = facts[name];
  if (fact === undefined) return { byId: NONE, why: `the ${FACTS[name]} of the account are not known` };
  if ('why' in fact) return { byId: NONE, why: fact.why };
  return { byId: fact.byId, why: fact.isWhole ? null : `not all ${FACTS[name]} of the account are known` };
}

const NONE: ReadonlyMap<string, object> = new Map();
