/** The code that Node gives an error, such as `ENOENT`; null where it has none. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** Why a file cannot be read, without its path. A TypeError says what is wrong with its text. */
export const whyUnreadable = (error: unknown): string =>
  error instanceof TypeError && codeOf(error) === null ? error.message : inWords(codeOf(error));

function inWords(code: string | null): string {
  if (code === null) return 'it cannot be read';
  return Object.hasOwn(WORDS, code) ? `${WORDS[code]} (${code})` : code;
}

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read it',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is a file rather than a folder',
  EPERM: 'this user may not read it',
};
