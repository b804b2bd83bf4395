/** Replaces a secret that is set. Null and empty values are kept, which shows that no secret is set. */
export const MASK = '***';
