/**
 * `npm run sbom`: the bill of materials of what is built into `dist/`, as CycloneDX 1.6, into `dist/sbom.cdx.json` or the file that is named.
 * The same build gives the same bytes, so it has neither a time nor a serial number.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What is bundled, as the bundler says, and the lock file that the packages come from. */
const PARTS: readonly (readonly [notices: string, lockFile: string])[] = [
  ['THIRD-PARTY-NOTICES.txt', 'package-lock.json'],
  ['graphiql/THIRD-PARTY-NOTICES.txt', 'graphiql/package-lock.json'],
];
/** What a lock file says of a package. */
interface Entry {
  readonly version: string;
  readonly license: string;
  readonly integrity?: string;
  readonly dependencies?: object;
  readonly peerDependencies?: object;
  readonly optionalDependencies?: object;
}
type Packages = Readonly<Record<string, Entry>>;

/** A package that is bundled, and those that it needs. */
interface Bundled {
  readonly name: string;
  readonly entry: Entry;
  readonly needs: readonly string[];
}

const jsonOf = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

/** The first line of a section of the notices that is about a package. */
const PACKAGE = /^={80}\n\n((?:@[\w.-]+\/)?[\w.-]+) (\d+\.\S+)$/gm;

/** The bill of materials of a built folder. Throws where something was bundled that no lock file has. */
export function billOf(dist: string): object {
  const own = jsonOf<Readonly<Record<'name' | 'version' | 'license' | 'description', string>>>(join(ROOT, 'package.json'));
  const bundled = new Map(PARTS.flatMap(([notices, lockFile]) => bundledIn(join(dist, notices), join(ROOT, lockFile))));
  const sorted = [...bundled].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const ref = purlOf(own.name, own.version);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        name: own.name,
        version: own.version,
        description: own.description,
        licenses: licensesOf(own.license),
        'bom-ref': ref,
        purl: ref,
      },
    },
    components: sorted.map(([purl, found]) => componentOf(purl, found)),
    dependencies: [
      { ref, dependsOn: sorted.map(([purl]) => purl) },
      ...sorted.map(([purl, { needs }]) => ({ ref: purl, dependsOn: needs.filter((other) => bundled.has(other)).toSorted() })),
    ],
  };
}

/** The packages that notices name by their URLs, with what the lock file says of each. */
function bundledIn(notices: string, lockFile: string): readonly (readonly [purl: string, Bundled])[] {
  const { packages } = jsonOf<{ readonly packages: Packages }>(lockFile);
  const pathOf = new Map(Object.entries(packages).map(([path, { version }]) => [`${nameOf(path)} ${version}`, path]));
  return [...readFileSync(notices, 'utf8').matchAll(PACKAGE)].map(([, name = '', version = '']) => {
    const path = pathOf.get(`${name} ${version}`);
    const entry = path === undefined ? undefined : packages[path];
    if (path === undefined || !entry) throw new Error(`${name} ${version} is bundled, and is not in ${lockFile}.`);
    const needs = Object.keys({ ...entry.peerDependencies, ...entry.optionalDependencies, ...entry.dependencies }).flatMap((needed) => {
      const found = resolve(packages, path, needed);
      return found === undefined ? [] : [purlOf(nameOf(found), packages[found]?.version ?? '')];
    });
    return [purlOf(name, version), { name, entry, needs }];
  });
}

/** Where a package finds another: within itself, or beside itself or one that it is within. */
function resolve(packages: Packages, folder: string, name: string): string | undefined {
  const found = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
  if (Object.hasOwn(packages, found)) return found;
  return folder === '' ? undefined : resolve(packages, folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/'))), name);
}

const IN_PACKAGES = 'node_modules/';
/** The name of the package at a path of a lock file. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf(IN_PACKAGES) + IN_PACKAGES.length);

const purlOf = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

function componentOf(purl: string, { name, entry }: Bundled): object {
  const [first = '', own] = name.split('/');
  return {
    type: 'library',
    ...(own !== undefined && { group: first }),
    name: own ?? first,
    version: entry.version,
    'bom-ref': purl,
    purl,
    licenses: licensesOf(entry.license),
    hashes: [{ alg: 'SHA-512', content: checksumOf(name, entry) }],
  };
}

const licensesOf = (license: string): readonly object[] => [/[ (]/.test(license) ? { expression: license } : { license: { id: license } }];

/** The checksum of the archive that the registry gives. */
function checksumOf(name: string, { integrity = '' }: Entry): string {
  const [, base64] = /^sha512-(\S+)/.exec(integrity) ?? [];
  if (base64 === undefined) throw new Error(`The lock file has no checksum of ${name}.`);
  return Buffer.from(base64, 'base64').toString('hex');
}

const [, program, target = join(ROOT, 'dist/sbom.cdx.json')] = process.argv;
if (program === fileURLToPath(import.meta.url)) writeFileSync(target, `${JSON.stringify(billOf(join(ROOT, 'dist')), null, 2)}\n`);
