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
  markAsCommonJs(path);
  return path;
}

/**
 * Says of all files of a folder that they are CommonJS.
 *
 * @param {string} folder
 */
export function markAsCommonJs(folder) {
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
}
