/** What the published bundle has: the process, for the bin, and what programs import. */
export * from './library/public.ts';
export { createGateway as createFetchGateway } from './library/fetch.ts';

/** Runs the command line of this process. */
export const runProcess = async (): Promise<void> => {
  await import('./main.ts');
};
