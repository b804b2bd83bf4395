import { useExtension } from './use-extension.ts';

/** Says in `extensions.stale` how many reads were answered from earlier ones, as the upstream cannot be reached now. */
export const useStaleNote = () => useExtension('stale', ({ cost: { staleReads } }) => (staleReads === 0 ? null : { reads: staleReads }));
