/** Kinds of things that are read and kept. Reads are kept, and outdated by writes, by kind. */
export type Kind =
  | 'assistants'
  | 'assistant-tags'
  | 'assistant-versions'
  | 'canary-deploys'
  | 'conversations'
  | 'messages'
  | 'integrations'
  | 'integration-connections'
  | 'integration-secrets'
  | 'insights'
  | 'insight-groups'
  | 'insight-aggregates'
  | 'mcp-servers'
  | 'models'
  | 'shared-tools'
  | 'tests'
  | 'test-suites'
  | 'test-runs'
  | 'suite-runs'
  | 'deleted-assistants'
  | 'scheduled-events';

/** What a write outdates: all reads of a kind, or those below one parent. */
export type Scope = Kind | `${Kind}(${string})`;

/** The ids in the path above a resource, by their names; null where there are none. */
export type Parent = Readonly<Record<string, string>> | null;

/** What names the parent of what has one. */
export type Below<P extends Parent> = P extends null ? { readonly parent?: null } : { readonly parent: P };

/** The parent that something names; null for what has none. */
export const parentIn = <P extends Parent>(below: Below<P>): P => ((below as { readonly parent?: P }).parent ?? null) as P;

/** The reads of a kind below one parent. */
export const scopeOf = (kind: Kind, parent: Parent): Scope =>
  parent === null
    ? kind
    : `${kind}(${Object.values(parent)
        .map((id) => encodeURIComponent(id).replaceAll(/[()]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`))
        .join(',')})`;
