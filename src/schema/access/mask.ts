/** Stands in for a secret that is set. What is null or empty stays so, which says that none is set. */
export const MASK = '***';
