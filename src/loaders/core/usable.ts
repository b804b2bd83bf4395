import { isUnusableAnswer } from '../../upstream/errors.ts';
import { ListTooLongError } from '../../upstream/pages.ts';

/** A list; undefined where it is of no use (too large, malformed, not allowed), which says nothing about single reads. */
export const usable = <T>(reading: Promise<T>): Promise<T | undefined> =>
  reading.catch((error: unknown) => {
    if (isUnusableAnswer(error) || error instanceof ListTooLongError) return undefined;
    throw error;
  });
