/** The name in the graph of a key of the Telnyx API, where it has no other one. */
export const toCamelCase = (key: string): string => key.replaceAll(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
