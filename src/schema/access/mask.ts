/** Replaces a secret that is set. Null and empty values are kept, which shows that no secret is set. */
export const MASK = '***';

/** Masking goes through a value in one go, and takes up to a third of a second for a megabyte that was made to be slow. */
export const MAX_MASKED_BYTES = 128 * 1024;
