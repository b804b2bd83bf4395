import { existsSync, readFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const PAGE = read('docs/federation.md');
const cited = [...PAGE.matchAll(/`(test\/[\w/.-]+\.test\.ts)`: "([^"]+)"/g)].map(([, file = '', name = '']) => [file, name] as const);

/** The points of Apollo's suite, in the words and the order of its report. */
const POINTS = [
  '_service',
  '@key (single)',
  '@key (multi)',
  '@key (composite)',
  'repeatable @key',
  '@link',
  '@requires',
  '@provides',
  'federated tracing (ftv1)',
  '@shareable',
  '@tag',
  '@override',
  '@inaccessible',
  '@composeDirective',
  '@interfaceObject',
];

describe("the page about federation walks through Apollo's list", () => {
  const rows = PAGE.slice(PAGE.indexOf('## Apollo'))
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1);

  test('without leaving out a point', () => {
    expect(rows.map((row) => row.split(' | ')[0]?.slice(2).replaceAll('`', ''))).toEqual(POINTS);
  });

  test('and each point that is met cites a test', () => {
    expect(rows.filter((row) => !/^\| .+? \| no \|/.test(row) && !row.includes('`test/federation/'))).toEqual([]);
  });
});

test('the subgraph that the page shows composes with ours', () => {
  const [, theirs = ''] = /```graphql\n(.*?)```/s.exec(PAGE) ?? [];
  const { errors, supergraphSdl } = composeServices([
    { name: 'assistants', typeDefs: parse(read('schema.subgraph.graphql')) },
    { name: 'crm', typeDefs: parse(theirs) },
  ]);
  expect(errors ?? []).toEqual([]);
  expect(supergraphSdl).toContain('owner: Contact @join__field(graph: CRM)');
});

test.each(cited)('the page about federation cites a test that is there: %s, %s', (file, name) => {
  expect(existsSync(new URL(`../../${file}`, import.meta.url))).toBe(true);
  expect(read(file)).toMatch(
    new RegExp(`\\btest(?:\\.each\\([^)]*\\))?\\(\\s*['"]${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}['"]`),
  );
});

test('the page about federation cites every test file that it names in one way', () => {
  const named = new Set([...PAGE.matchAll(/test\/[\w/.-]+\.test\.ts/g)].map(([file]) => file));
  expect(cited.length).toBeGreaterThanOrEqual(9);
  expect(new Set(cited.map(([file]) => file))).toEqual(named);
});

test('the page about federation names the limits as they are', () => {
  const weights = [10, 50, 100].map((weight) => new RegExp(`@cost\\(weight: ${weight}\\)`));
  for (const weight of weights) expect(read('schema.subgraph.graphql')).toMatch(weight);
  expect(PAGE).toContain("A read has weight 10, the customer's webhook 50, an import 100");
  expect(read('.env.example')).toContain('#MAX_ENTITIES=1000');
});
