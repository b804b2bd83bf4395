import type { Call, Outcome } from '../command.ts';
import { builtInSdl } from './built-in.ts';

/** The command `schema print`. */
export async function printSchemaText({ flags }: Pick<Call, 'flags'>): Promise<Outcome> {
  const sdl = await builtInSdl({ isSubgraph: flags.has('subgraph'), isSorted: flags.has('sorted') });
  return { isOk: true, data: { sdl }, text: () => sdl };
}
