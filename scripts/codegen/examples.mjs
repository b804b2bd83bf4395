/** A codegen plugin: operations as text, in the order of their file names, for the tabs of GraphiQL. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * @param {unknown} _schema
 * @param {readonly { location?: string }[]} documents
 */
export const plugin = (_schema, documents) => {
  const files = documents.map(({ location = '' }) => location).toSorted((a, b) => basename(a).localeCompare(basename(b)));
  const texts = files.map((file) => readFileSync(file, 'utf8').trim());
  return [
    '/** Written by `npm run codegen` from files of `examples/`, see `codegen.ts`. */',
    `export const tabs: readonly string[] = ${JSON.stringify(texts, null, 2)};`,
  ].join('\n');
};
