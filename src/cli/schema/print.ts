import type { Call, Outcome } from '../command.ts';
import { builtInSdl } from './built-in.ts';

/** The command `schema print`. */
export async function printSchemaText({ flags }: Pick<Call, 'flags'>): Promise<Outcome> {
  // With a line break at its end, as a file has it.
  const sdl = `${await builtInSdl({ isSubgraph: flags.has('subgraph'), isSorted: flags.has('sorted') })}\n`;
  return { isOk: true, data: { sdl }, text: () => sdl };
}
