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
  | 'messaging-profiles'
  | 'models'
  | 'phone-numbers'
  | 'missions'
  | 'mission-runs'
  | 'mission-plans'
  | 'mission-agents'
  | 'mission-events'
  | 'shared-tools'
  | 'tests'
  | 'test-suites'
  | 'test-runs'
  | 'suite-runs'
  | 'texml-apps'
  | 'deleted-assistants'
  | 'scheduled-events';

/** What a write outdates: all reads of a kind, or those below one parent. */
export type Scope = Kind | `${Kind}(${string})`;

/** What writes of a kind change along with it: Telnyx makes a TeXML application and a messaging profile with an assistant. */
const ALONG: Partial<Record<Scope, readonly Kind[]>> = { assistants: ['messaging-profiles', 'texml-apps', 'phone-numbers'] };

/** The scopes of a write, and those that change along with them. */
export const withThoseAlong = (scopes: readonly Scope[]): readonly Scope[] => scopes.flatMap((scope) => [scope, ...(ALONG[scope] ?? [])]);

/** The ids in the path above a resource, by their names; null where there are none. */
export type Parent = Readonly<Record<string, string>> | null;

/** Milliseconds for which something is fresh that is still to change by itself. */
export const UNSETTLED_FRESH_MS = 1_000;

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
