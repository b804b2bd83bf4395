/** The code that Node gives an error, such as `ENOENT`; null where it has none. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** Why a file cannot be read, without its path. A TypeError says what is wrong with its text. */
export const whyUnreadable = (error: unknown): string =>
  error instanceof TypeError && codeOf(error) === null ? error.message : (codeOf(error) ?? 'it cannot be read');
