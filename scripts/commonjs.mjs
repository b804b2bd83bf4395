/** The folder of what is published for CommonJS: the files have the names of the modules, and a package.json says what they are. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes the folder, and gives its path.
 *
 * @param {string} folder of the build
 * @returns {string}
 */
export function makeCommonJs(folder) {
  const path = join(folder, 'cjs');
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'package.json'), '{ "type": "commonjs" }\n');
  return path;
}
