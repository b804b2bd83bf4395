/** Whether `dist/` is what the sources say. Imports nothing but Node, as an image may have neither sources nor packages. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUTPUT = join(ROOT, 'dist/main.js');

/** The time of the latest change of a file, or below a folder, in milliseconds. */
function latestChange(path) {
  const files = statSync(path).isDirectory() ? readdirSync(path, { recursive: true }).map((name) => join(path, name)) : [path];
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}

/**
 * Whether `dist/` was built after the last change of what it is built from. Where the sources were left out, it is what there is.
 *
 * @returns {boolean}
 */
export const isBuilt = () =>
  existsSync(OUTPUT) &&
  (!existsSync(join(ROOT, 'src')) ||
    statSync(OUTPUT).mtimeMs >
      Math.max(
        ...['src', 'examples/generated', 'graphiql/src', 'graphiql/package-lock.json', 'scripts', 'package.json', 'package-lock.json']
          .map((name) => join(ROOT, name))
          .filter((path) => existsSync(path))
          .map(latestChange),
      ));
