/**
 * The published bin: runs the bundle beside it. What V8 once made of the bundle is taken over, so that it need not be compiled
 * at each start. Where that is missing, another Node runs or either file has changed, it is compiled, and what V8 made is kept
 * for the next start if the disk allows it.
 */
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import zlib from 'node:zlib';

/** The same as `engines` in package.json, which npm only warns of. */
const NEEDED = { major: 20, minor: 19 };
const SEAL_BYTES = 4;
/** When a start is over: what was compiled by then is worth keeping. */
const KEEP_AFTER_MS = 3_000;

refuseOldNode();

const BUNDLE = join(import.meta.dirname, 'gateway.cjs');
const CODE_CACHE = join(import.meta.dirname, 'gateway.code-cache');

/** Before anything that an older Node does not have. The build writes this file in syntax that it can read. */
function refuseOldNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) return;
  process.stderr.write(
    `assistants-gateway needs Node ${NEEDED.major}.${NEEDED.minor} or later, and this is Node ${process.versions.node} (${process.execPath}).\n`,
  );
  process.exit(1);
}

/**
 * A checksum of a bundle and of the Node that runs it, which code is sealed with. V8 compares its version, its flags and the
 * length of the source: code that is damaged, or of another bundle, or of a Node that was built in another way, it would run,
 * or fall over. Null where this Node cannot compute one.
 */
function originOf(bundle: Uint8Array): number | null {
  try {
    const { versions, platform, arch, execPath } = process;
    return zlib.crc32(bundle, zlib.crc32(JSON.stringify([versions, platform, arch, statSync(execPath).size])));
  } catch {
    return null;
  }
}

function sealOf(code: Uint8Array, origin: number): Buffer {
  const seal = Buffer.alloc(SEAL_BYTES);
  seal.writeUInt32LE(zlib.crc32(code, origin));
  return seal;
}

/** What V8 once made; undefined where it is not there or of another origin. */
function readCode(): Buffer | undefined {
  if (origin === null) return undefined;
  try {
    const file = readFileSync(CODE_CACHE);
    const kept = file.subarray(0, -SEAL_BYTES);
    return sealOf(kept, origin).equals(file.subarray(-SEAL_BYTES)) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** What `gateway.code-cache` is to contain: all that V8 has compiled by now. */
export function codeCache(): Buffer {
  if (origin === null) throw new Error('This Node has no checksums.');
  // V8 takes code over with the flags that it was made with only, and each start begins with the default.
  setPretenuring(true);
  const made = script.createCachedData();
  setPretenuring(false);
  return Buffer.concat([made, sealOf(made, origin)]);
}

/** Aside and then moved, so that no other start meets half of it. */
function keepCode(): void {
  const aside = `${CODE_CACHE}.${process.pid}`;
  try {
    // First of all, as it fails where nothing can be written, and only then V8 is asked.
    const file = openSync(aside, 'wx');
    try {
      writeFileSync(file, codeCache());
      renameSync(aside, CODE_CACHE);
    } finally {
      closeSync(file);
      rmSync(aside, { force: true });
    }
  } catch {
    // A disk that is full or not to be written: the next start takes as long as this one.
  }
}

/**
 * Whether V8 may make objects old from the start, by what it saw of objects from the same line of code. Under load at a start most objects
 * of requests live through a collection, as there is little room then. V8 never looks again: whatever they lead to, such as the documents
 * of their reads, is then kept until the next full collection, and a read takes up to half as long again.
 */
function setPretenuring(isOn: boolean): void {
  setFlagsFromString(isOn ? '--allocation-site-pretenuring' : '--no-allocation-site-pretenuring');
}

const bundle = readFileSync(BUNDLE);
const origin = originOf(bundle);
const code = readCode();
/** What Node puts around a module of CommonJS. */
const MODULE = ['(function (exports, require, module, __filename, __dirname) {', '\n})'];
// Without a folder, as traces of kept code have the name that it had there.
const script = new Script(`${MODULE[0]}${bundle.toString('utf8')}${MODULE[1]}`, {
  filename: 'dist/gateway.cjs',
  ...(code && { cachedData: code }),
});
if (code === undefined && origin !== null) setTimeout(keepCode, KEEP_AFTER_MS).unref();

interface Bundle {
  readonly exports: { readonly runProcess?: () => Promise<void> };
}
type Wrapped = (exports: object, require: NodeJS.Require, module: Bundle, filename: string, dirname: string) => void;

const wrapped = script.runInThisContext() as Wrapped;
const module: Bundle = { exports: {} };
wrapped(module.exports, createRequire(import.meta.url), module, BUNDLE, import.meta.dirname);
// Not earlier: modules of Node are kept with the default, too.
setPretenuring(false);
void module.exports.runProcess?.();
