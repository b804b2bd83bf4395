import { readdirSync, readFileSync } from 'node:fs';
import { Kind, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';

const EXAMPLES = new URL('../../examples/', import.meta.url);
const files = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.graphql') && !/node_modules|dist/.test(name),
);
const HOLDERS = ['assistant', 'mcpServer', 'sharedTool'];
const HOLDING = new Set(['SecretReference', 'ClearValue']);

test('examples that say who has a place of a secret say it of everything that can have one', () => {
  const places: string[][] = [];
  for (const file of files) {
    const info = new TypeInfo(schema);
    const document = parse(readFileSync(new URL(file, EXAMPLES), 'utf8'));
    visit(
      document,
      visitWithTypeInfo(info, {
        SelectionSet: ({ selections }) => {
          if (!HOLDING.has(info.getParentType()?.name ?? '')) return;
          const names = new Set(selections.flatMap((one) => (one.kind === Kind.FIELD ? one.name.value.replace(/Id$/, '') : [])));
          const asked = HOLDERS.filter((holder) => names.has(holder));
          if (asked.length > 0) places.push([file, ...asked]);
        },
      }),
    );
  }
  expect(places.length).toBeGreaterThanOrEqual(6);
  expect(places.filter((asked) => asked.length < HOLDERS.length + 1)).toEqual([]);
});
