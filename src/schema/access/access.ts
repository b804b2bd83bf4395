import type { Requirement } from '../../auth/scope.ts';

/** How the strings of a JSON value are masked for callers who may not see secrets. */
export type Redaction =
  /** By the names of keys, and the places of headers and credentials. */
  | 'known-places'
  /** The same, for an object whose keys are parameters of a URL. */
  | 'parameters'
  /** All of them, since an unknown kind may hold secrets under any key. */
  | 'everything'
  /** None: it is made without secrets. */
  | 'nothing';

export interface KnownKeys {
  /** Those that hold secrets, whatever they are called. */
  readonly secretKeys?: readonly string[];
  /** Those that typed fields read: what is left of them is of a kind that no field can carry. */
  readonly fieldKeys?: readonly string[];
}

/** What a field or type requires of its caller. Held in Pothos' `extensions`, read by the access plugin. */
export interface Access {
  readonly needs?: Requirement | undefined;
  /** By the object that has the field, where that decides. */
  readonly redaction?: Redaction | ((parent: unknown) => Redaction) | undefined;
  /** What is known of the keys of a JSON value. */
  readonly keys?: KnownKeys | undefined;
  /** Whether the value is a URL, which may carry credentials. */
  readonly isUrl?: boolean | undefined;
  /** What the value is; what does not look so is masked. */
  readonly looksLike?: 'identifier' | 'words' | undefined;
  /** Whether it tells of something in words, which may quote credentials. */
  readonly isProse?: boolean | undefined;
}

export const access = (value: Access) => ({ access: value });

export const accessOf = (extensions: unknown): Access => (extensions as { readonly access?: Access } | null | undefined)?.access ?? {};

export const MAY_READ: Requirement = [['assistants:read']];
/** A caller who may import may read the imported assistants, too. */
export const MAY_READ_OR_IMPORT: Requirement = [['assistants:read'], ['assistants:import']];
/** What a write brings may be read by who writes. */
export const MAY_READ_OR_WRITE: Requirement = [['assistants:read'], ['assistants:write']];
export const MAY_WRITE: Requirement = [['assistants:write']];
/** What costs money, or calls customers or their webhooks. */
export const MAY_RUN: Requirement = [['assistants:run']];
/** What was started may be read by callers who may start it. */
export const MAY_READ_OR_RUN: Requirement = [['assistants:read'], ['assistants:run']];
/** What makes Telnyx call the customer's webhook, and changes nothing. */
export const MAY_WRITE_OR_RUN: Requirement = [['assistants:write'], ['assistants:run']];
export const MAY_IMPORT: Requirement = [['assistants:import']];
export const MAY_READ_SECRETS: Requirement = [['secrets:read']];
export const MAY_WRITE_SECRETS: Requirement = [['secrets:write']];
/** What a write of a secret brings, which is never its value, may be read by who writes. */
export const MAY_READ_OR_WRITE_SECRETS: Requirement = [['assistants:read'], ['secrets:write']];
export const MAY_READ_MISSIONS: Requirement = [['missions:read']];
export const MAY_WRITE_MISSIONS: Requirement = [['missions:write']];
/** What lets the assistants of a mission call and write to people. */
export const MAY_RUN_MISSIONS: Requirement = [['missions:write', 'assistants:run']];
export const MAY_READ_CONVERSATIONS: Requirement = [['conversations:read']];
export const MAY_WRITE_CONVERSATIONS: Requirement = [['conversations:write']];
/** What leads by a conversation to an assistant. */
export const MAY_READ_BOTH: Requirement = [['assistants:read', 'conversations:read']];
