/** Builds GraphiQL twice, and fails where the bytes differ: browsers keep files by names that stand for their content. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildGraphiQL } from './build-graphiql.mjs';
import { installPackage } from './packages.mjs';

await installPackage('graphiql');
const builds = [];
for (let count = 0; count < 2; count += 1) {
  const folder = mkdtempSync(join(tmpdir(), 'graphiql-check-'));
  try {
    await buildGraphiQL(folder);
    builds.push(new Map(readdirSync(folder).map((name) => [name, hashOf(readFileSync(join(folder, name)))])));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const [first, second] = builds;
const names = [...new Set([...first.keys(), ...second.keys()])];
const different = names.filter((name) => first.get(name) !== second.get(name));
console.log(different.length === 0 ? `${names.length} files, the same twice` : `These differ: ${different.join(', ')}`);
process.exitCode = different.length === 0 ? 0 : 1;

/** @param {Buffer} content */
function hashOf(content) {
  return createHash('sha256').update(content).digest('hex');
}
