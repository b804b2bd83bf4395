/**
 * The published bin: runs the bundle beside it. What V8 made of the bundle at the build is taken over, so that it need not
 * be compiled at each start. Where another Node runs, or either file has changed, it is compiled as ever.
 */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import zlib from 'node:zlib';

const BUNDLE = join(import.meta.dirname, 'gateway.cjs');
const CODE_CACHE = join(import.meta.dirname, 'gateway.code-cache');
const SEAL_BYTES = 4;

/**
 * A checksum of the code, of the bundle that it was made of, and of the Node that made it. V8 compares its version, its flags
 * and the length of the source: code that is damaged, or of another bundle, or of a Node that was built in another way, it
 * would run, or fall over.
 */
function sealOf(code: Uint8Array, bundle: Uint8Array): Buffer {
  const { versions, platform, arch, execPath } = process;
  const node = JSON.stringify([versions, platform, arch, statSync(execPath).size]);
  const seal = Buffer.alloc(SEAL_BYTES);
  seal.writeUInt32LE(zlib.crc32(code, zlib.crc32(bundle, zlib.crc32(node))));
  return seal;
}

/** The code of the build; undefined where it is not there or not for this bundle and this Node. */
function readCode(bundle: Uint8Array): Buffer | undefined {
  try {
    const file = readFileSync(CODE_CACHE);
    const code = file.subarray(0, -SEAL_BYTES);
    return sealOf(code, bundle).equals(file.subarray(-SEAL_BYTES)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function load(): Script {
  const bundle = readFileSync(BUNDLE);
  const code = readCode(bundle);
  // Without a folder, as traces of code from the build have the name that it had there.
  return new Script(bundle.toString('utf8'), { filename: 'dist/gateway.cjs', ...(code && { cachedData: code }) });
}

const script = load();

/** What `gateway.code-cache` is to contain: all that V8 has compiled by now. For the build. */
export function codeCache(): Buffer {
  const code = script.createCachedData();
  return Buffer.concat([code, sealOf(code, readFileSync(BUNDLE))]);
}

const run = script.runInThisContext() as (require: NodeJS.Require, folder: string) => void;
run(createRequire(import.meta.url), import.meta.dirname);
