/* oxlint-disable typescript/no-explicit-any -- these stand for types of Apollo Client, of any of its versions, without needing it */

export interface ApolloFieldPolicy {
  keyArgs?: string[] | ((args: Record<string, any> | null, context: { fieldName: string; field: any }) => string);
  merge?: (existing: any, incoming: any, options: any) => any;
  read?: (existing: any, options: any) => any;
}

/** A `TypePolicy` of Apollo Client. */
export interface ApolloTypePolicy {
  keyFields?: (object: Readonly<Record<string, any>>) => string[] | false;
  merge?: true;
  fields: Record<string, ApolloFieldPolicy>;
}

export interface ApolloFieldOptions {
  readonly args: Readonly<Record<string, any>> | null;
  readonly readField: (name: string, from: any) => any;
  readonly canRead: (value: any) => boolean;
}
