/** The code that Node gives an error, such as `ENOENT`; null where it has none. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** Why a file cannot be read, without its path. A TypeError says what is wrong with its text. */
export const whyUnreadable = (error: unknown): string =>
  error instanceof TypeError && codeOf(error) === null ? error.message : inWords(codeOf(error), 'read');

/** Why a file cannot be written, without its path. */
export const whyUnwritable = (error: unknown): string => inWords(codeOf(error), 'write');

function inWords(code: string | null, verb: 'read' | 'write'): string {
  if (code === null) return verb === 'read' ? 'it cannot be read' : 'it cannot be written';
  const words = WORDS[code];
  return words === undefined ? code : `${words.replace('VERB', verb)} (${code})`;
}

const WORDS: Readonly<Partial<Record<string, string>>> = {
  EACCES: 'this user may not VERB it',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file',
  ENOSPC: 'there is no room left',
  ENOTDIR: 'a part of its path is a file rather than a folder',
  EPERM: 'this user may not VERB it',
  EROFS: 'its file system is for reading alone',
};
