/** The bill of materials: complete, valid by the schema of CycloneDX, and the same for the same build. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { billOf } from '../../scripts/sbom.ts';
import { builtFolder } from '../support/builds.ts';

interface Bill {
  readonly components: readonly { readonly group?: string; readonly name: string; readonly version: string; readonly 'bom-ref': string }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const NOTICES = ['THIRD-PARTY-NOTICES.txt', 'graphiql/THIRD-PARTY-NOTICES.txt'];
const folder = mkdtempSync(join(tmpdir(), 'sbom-'));

let dist: string;
let bill: Bill;

beforeAll(async () => {
  dist = await builtFolder();
  bill = billOf(dist) as Bill;
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

const packagesOf = ({ components }: Bill) => components.map(({ group, name, version }) => `${group ? `${group}/` : ''}${name} ${version}`);

test('lists every package that is bundled, and nothing else', () => {
  // Each section about a package names it in its first line, and its licence in the second.
  const bundled = NOTICES.flatMap((file) =>
    [...readFileSync(join(dist, file), 'utf8').matchAll(/^(\S+ \S+)\nLicence: /gm)].map(([, name]) => name),
  );
  expect(bundled.length).toBeGreaterThan(100);
  expect(packagesOf(bill).toSorted()).toEqual([...new Set(bundled)].toSorted());
  const names = bill.components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['graphql', 'graphql-yoga', 'undici', 'ioredis', 'react', 'monaco-editor']));
  expect(names).not.toContain('vitest');
});

test('is valid by the schema of CycloneDX, with licences that SPDX knows', async () => {
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  expect(await validator.validate(JSON.stringify(bill))).toBeNull();
  expect(await validator.validate(JSON.stringify({ ...bill, components: [{ type: 'library' }] }))).not.toBeNull();
});

test('says what needs what, of what is in it', () => {
  const refs = new Set(bill.components.map((component) => component['bom-ref']));
  const [own, ...others] = bill.dependencies;
  expect(new Set(own?.dependsOn)).toEqual(refs);
  expect(others.map(({ ref }) => ref)).toEqual([...refs]);
  expect(others.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.has(ref))).toEqual([]);
  const needsOf = (name: string) => others.find(({ ref }) => ref.startsWith(`pkg:npm/${name}@`))?.dependsOn.map((ref) => ref.split('@')[0]);
  expect(needsOf('graphql-yoga')).toContain('pkg:npm/graphql');
});

test('is the same for the same build', () => {
  expect(JSON.stringify(billOf(dist))).toBe(JSON.stringify(bill));
});

test('is not made where something is bundled that no lock file has', () => {
  mkdirSync(join(folder, 'graphiql'));
  for (const file of NOTICES) writeFileSync(join(folder, file), `${'='.repeat(80)}\n\nleft-pad 1.3.0\nLicence: MIT\n`);
  expect(() => billOf(folder)).toThrow(/left-pad 1\.3\.0 is bundled, and is not in .*package-lock\.json/);
});
