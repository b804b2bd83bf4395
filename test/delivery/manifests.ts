/** Objects of Kubernetes, checked without a cluster: by their schemas, and for keys that no schema has. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { read, ROOT } from '../support/pages.ts';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly [key: string]: unknown;
}

const KUBERNETES = 'ops/kubernetes';

/** The documents of a text of YAML; throws where one is damaged, or has a key twice. */
export const manifestsIn = (text: string): readonly Manifest[] =>
  parseAllDocuments(text, { uniqueKeys: true }).map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return document.toJS() as Manifest;
  });

/** The objects of all files that are whole, with their paths: what kustomize reads itself, and patches, are not. */
export const MANIFESTS: readonly (readonly [path: string, Manifest])[] = readdirSync(join(ROOT, KUBERNETES), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((path) => path.endsWith('.yaml') && !path.endsWith('kustomization.yaml') && !/^components\/\w+\/deployment/.test(path))
  .toSorted()
  .flatMap((path) => manifestsIn(read(`${KUBERNETES}/${path}`)).map((manifest) => [path, manifest] as const));

/** Debian has none that knows components; without it, what it makes is not tested. */
export const hasKubectl = spawnSync('kubectl', ['kustomize', '--help']).status === 0;
if (!hasKubectl) process.stderr.write('kubectl is missing: what kustomize makes of ops/kubernetes is not tested.\n');

/** What `kubectl kustomize` makes of a folder below `ops/kubernetes`. */
export async function render(folder: string): Promise<readonly Manifest[]> {
  const { stdout } = await run('kubectl', ['kustomize', join(ROOT, KUBERNETES, folder)]);
  return manifestsIn(stdout);
}

/** The module that has the schema and the type of a kind. */
const moduleOf = ({ apiVersion, kind }: Manifest): string =>
  apiVersion.startsWith('monitoring.coreos.com/')
    ? `@kubernetes-models/prometheus-operator/${apiVersion}/${kind}`
    : `kubernetes-models/${apiVersion}/${kind}`;

/** Throws where an object lacks what it must have, or has a value of another type than its schema says. */
export function validateManifest(manifest: Manifest): void {
  const models = require(moduleOf(manifest)) as Readonly<Record<string, new (data: Manifest) => { validate: () => void }>>;
  const Model = models[manifest.kind];
  if (!Model) throw new TypeError(`${manifest.apiVersion} has no ${manifest.kind}.`);
  new Model(manifest).validate();
}

/** The keys that no schema has, which these schemas let pass: TypeScript finds them, as the types of the same package name all there are. */
export async function unknownKeysOf(manifests: readonly Manifest[]): Promise<readonly string[]> {
  // Below this folder, from where the package is found.
  const folder = mkdtempSync(join(import.meta.dirname, '.manifests-'));
  try {
    const files = manifests.map((manifest, index) => {
      const type = `import type { I${manifest.kind} } from '${moduleOf(manifest)}';`;
      writeFileSync(join(folder, `${index}.ts`), `${type}\nexport const manifest: I${manifest.kind} = ${JSON.stringify(manifest)};\n`);
      return `${index}.ts`;
    });
    const compilerOptions = { strict: true, noEmit: true, skipLibCheck: true, module: 'nodenext', target: 'es2023', types: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    const compiled = run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '--pretty', 'false', '-p', folder]);
    const output = await compiled.then(
      () => '',
      ({ stdout }: { readonly stdout: string }) => stdout,
    );
    return output.split('\n').flatMap((line) => {
      const key = /'"?(\w+)"?' does not exist in type/.exec(line)?.[1];
      // The lines after the first of a message are indented.
      return key === undefined && (line === '' || line.startsWith(' ')) ? [] : [key ?? line];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
