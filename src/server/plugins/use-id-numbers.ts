import type { Plugin } from 'graphql-yoga';
import { unsafeIdIn } from '../../operations/limits/id-numbers.ts';

/** Refuses ids that are numbers and have lost digits, before anything is read by them. */
export const useIdNumbers = (): Plugin => ({
  onExecute: ({ args }) => {
    const error = unsafeIdIn(args);
    if (error) throw error;
  },
});
