/**
 * Tailcall, if a `tailcall` is installed: a GraphQL server in Rust that is configured by a schema. W1 reads the API's documents.
 * The other workloads read finished ones, since the members of its unions must be named as the wire names them.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getNamedType, isAbstractType, isEnumType, isObjectType } from 'graphql';
import { schema } from '../finished.mjs';
import { folder } from '../lib/folder.mjs';
import { freePort, startProgram } from '../lib/processes.mjs';
import { askedFields } from '../select-all.mjs';

export const isInstalled = () => spawnSync('tailcall', ['--version']).status === 0;

const SOURCES = {
  raw: { path: '/v2/ai/assistants', types: () => 'type Assistant { id: ID! name: String model: String }' },
  finished: { path: '/finished', types: allTypes },
};

/** On one thread, as the others are. */
export async function start(upstream, variant, cpu) {
  const port = await freePort();
  const { path, types } = SOURCES[variant];
  const readOf = (id) => `@http(url: "${upstream.origin}${path}/{{${id}}}")`;
  const config = [
    `schema @server(hostname: "127.0.0.1", port: ${port}, workers: 1) { query: Query }`,
    `type Query { assistant(id: ID!): Assistant ${readOf('.args.id')} }`,
    types(readOf),
  ].join('\n');
  const file = join(folder, `${port}.graphql`);
  writeFileSync(file, config);
  return startProgram('tailcall', ['start', file], { env: { TAILCALL_TRACKER: 'false' }, cpu });
}

/** What W4 asks for, and where handoffs lead, as a schema of Tailcall's. */
function allTypes(readOf) {
  const names = new Set(['Assistant']);
  const texts = [];
  // Grows while it is walked through.
  for (const name of names) {
    const type = schema.getType(name);
    if (isAbstractType(type)) {
      const members = schema.getPossibleTypes(type).map((member) => member.name);
      for (const member of members) names.add(member);
      texts.push(`union ${name} = ${members.join(' | ')}`);
    } else if (isEnumType(type)) {
      const values = type.getValues().map((value) => value.name);
      texts.push(`enum ${name} { ${values.join(' ')} }`);
    } else if (isObjectType(type)) {
      const fields = askedFields(type);
      for (const field of fields) names.add(getNamedType(field.type).name);
      const target = name === 'HandoffTarget' ? [`assistant: Assistant ${readOf('.value.assistantId')}`] : [];
      texts.push(`type ${name} { ${[...fields.map(fieldText), ...target].join(' ')} }`);
    }
  }
  return texts.join('\n');
}

function fieldText({ name, type }) {
  // Only what is never null may be part of a path.
  if (name === 'assistantId') return `${name}: ID!`;
  // A list of what is never null may not be null itself, so everything may be null.
  const text = `${name}: ${String(type).replaceAll('!', '')}`;
  return isAbstractType(getNamedType(type)) ? `${text} @discriminate(field: "__typename")` : text;
}
