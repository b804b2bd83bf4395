/** A name or an id in a message, cut where it is longer than any real one. */
export const quoted = (text: string): string => JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
