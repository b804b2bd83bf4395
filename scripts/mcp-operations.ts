/** What agents can call where nobody lists other operations: `examples/mcp`, as a part of the gateway and as a list to begin with. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kind, parse } from 'graphql';

const FOLDER = fileURLToPath(new URL('../examples/mcp', import.meta.url));

/** The texts by the names of their operations, in the order of their files. */
export function mcpOperations(): Readonly<Record<string, string>> {
  const texts = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .toSorted()
    .map((file) => readFileSync(join(FOLDER, file), 'utf8').trim());
  return Object.fromEntries(texts.map((text) => [nameOf(text), text]));
}

function nameOf(text: string): string {
  const operation = parse(text).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation?.name?.value ?? '';
}
