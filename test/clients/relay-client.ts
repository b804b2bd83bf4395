/** Relay, from its compiler to its runtime. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Environment, Network, Observable, RecordSource, Store, type ConcreteRequest, type ReaderFragment } from 'relay-runtime';
import { createClient, relayDataId, relayNetwork } from '../../src/client/public.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COMPILER = fileURLToPath(new URL('node_modules/relay-compiler/cli.js', import.meta.url));

export interface Compiled {
  /** What the compiler said. */
  readonly output: string;
  /** What it made of the operation or fragment of this name. */
  artifact<Kind extends ConcreteRequest | ReaderFragment>(name: string): Promise<Kind>;
  remove(): void;
}

/** Compiles a folder with a `relay.config.json` against the schema of the gateway. Rejects where Relay does not accept it. */
export async function compileRelay(source: string): Promise<Compiled> {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'));
  cpSync(source, folder, { recursive: true });
  cpSync(join(ROOT, 'schema.graphql'), join(folder, 'schema.graphql'));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [COMPILER, 'relay.config.json'], { cwd: folder });
  return {
    output: stdout + stderr,
    artifact: async <Kind>(name: string) => {
      const module = (await import(join(folder, `__generated__/${name}.graphql.ts`))) as { readonly default: Kind };
      return module.default;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A store that knows objects by their global ids, and a network that leads to the gateway, as the package has them. */
export const createEnvironment = (url: string, fetch: typeof globalThis.fetch): Environment =>
  new Environment({
    network: Network.create(...relayNetwork(createClient({ url, fetch }), Observable)),
    store: new Store(new RecordSource()),
    getDataID: relayDataId,
  });
