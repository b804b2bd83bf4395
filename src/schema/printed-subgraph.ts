/** Stands in for `@apollo/subgraph` in the build, which would bring half a megabyte to print the same text at each start. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { whyUnreadable } from '../error-code.ts';
import { FEDERATION } from './shared/directives.ts';

/** What the library printed of the subgraph with scopes, at the build. It is published beside the bundle. */
const FILE = 'schema.subgraph.graphql';

/** The SDL as the library prints it. Knows this gateway's subgraphs only: of another schema it would be wrong. */
export function printSubgraphSchema({ extensions }: GraphQLSchema): string {
  const sdl = readPrinted(join(import.meta.dirname, FILE));
  const links = JSON.stringify(extensions['directives']);
  return FEDERATION.importForScopes.some((name) => links.includes(`"${name}"`)) ? sdl : withoutScopes(sdl);
}

function readPrinted(path: string): string {
  try {
    return readFileSync(path, 'utf8').trimEnd();
  } catch (error) {
    const advice = 'It belongs beside the gateway; a bundler has to leave this package as it is.';
    throw new Error(`${path}, which a subgraph serves, cannot be used: ${whyUnreadable(error)}. ${advice}`, { cause: error });
  }
}

/** The SDL for routers that do not know scopes. The build compares it with what the library prints. */
export function withoutScopes(sdl: string): string {
  return (
    sdl
      .replace(FEDERATION.importForScopes.map((name) => `, "${name}"`).join(''), '')
      // Of fields on their line, of types on lines of their own.
      .replaceAll(/(?:\n {2}| )@(?:authenticated|requiresScopes\(scopes: [^)]*\))(?=[ \n])/g, '')
      .replaceAll(/^((?:type|interface) [^\n{"]*)\n\{$/gm, '$1 {')
  );
}
