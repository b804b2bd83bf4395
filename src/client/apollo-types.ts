/** A `FieldPolicy` of Apollo Client, whose values are its own. */
export interface ApolloFieldPolicy {
  /** The arguments that tell entries of the cache apart, or a function that names the entry. */
  keyArgs?: string[] | ((args: Record<string, unknown> | null, context: ApolloFieldContext) => string);
  /** Joins what the cache has of the field with what came. */
  merge?(existing: unknown, incoming: unknown, options: ApolloFieldOptions): unknown;
  /** Gives what a query sees of what the cache has. */
  read?(existing: unknown, options: ApolloFieldOptions): unknown;
}

/** What `keyArgs` gets of a field. */
export interface ApolloFieldContext {
  readonly fieldName: string;
  readonly field: { readonly alias?: { readonly value: string } | undefined } | null;
}

/** The part of Apollo Client's `FieldFunctionOptions` that the policies need. */
export interface ApolloFieldOptions {
  readonly args: Readonly<Record<string, unknown>> | null;
  readField(name: string, from: unknown): unknown;
  canRead(value: unknown): boolean;
  toReference(object: { readonly __typename: string }): unknown;
}

/** A `TypePolicy` of Apollo Client. */
export interface ApolloTypePolicy {
  /** The fields that identify an object; false for one that lacks some of them. */
  keyFields?: (object: Readonly<Record<string, unknown>>) => string[] | false;
  /** Objects without a key keep the fields that other queries read. */
  merge?: true;
  fields: Record<string, ApolloFieldPolicy>;
}
