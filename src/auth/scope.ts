/** What a JWT may allow, in the words of its `scope` claim. None includes another. */
export type Scope = 'assistants:read' | 'assistants:write' | 'assistants:import' | 'secrets:read';

/** Alternatives, each a list of scopes that are needed together: the form of `@requiresScopes`. */
export type Requirement = readonly (readonly Scope[])[];

/** Whether a caller with these scopes meets one of the alternatives; null stands for a caller without bounds. */
export const isMet = (requirement: Requirement, scopes: ReadonlySet<string> | null): boolean =>
  scopes === null || requirement.some((together) => together.every((scope) => scopes.has(scope)));

/** A requirement as a person reads it: "a and b, or c". */
export const describeRequirement = (requirement: Requirement): string =>
  requirement.map((together) => together.map((scope) => `\`${scope}\``).join(' and ')).join(', or ');
