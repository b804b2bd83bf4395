import { UsageError, type Call, type Outcome } from '../command.ts';
import { builtInSdl } from './built-in.ts';

/** The command `schema print`. */
export async function printSchemaText({ flags }: Pick<Call, 'flags'>): Promise<Outcome> {
  const isSubgraph = flags.has('subgraph');
  const hasScopes = !flags.has('no-scopes');
  if (!isSubgraph && !hasScopes) throw new UsageError(['--no-scopes only applies with --subgraph.']);
  // With a line break at its end, as a file has it.
  const sdl = `${await builtInSdl({ isSubgraph, hasScopes, isSorted: flags.has('sorted') })}\n`;
  return { isOk: true, data: { sdl }, text: () => sdl };
}
