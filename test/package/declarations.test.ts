/** The types of what programs import, against the sources that they are of. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
// @ts-expect-error The scripts have no declarations.
import * as building from '../../scripts/build-gateway.mjs';

const { declarations } = building as { readonly declarations: () => string };
const source = (name: string) => readFileSync(new URL(`../../src/library/${name}`, import.meta.url), 'utf8');

test('are the comments and signatures of the sources, without bodies', () => {
  const text = declarations();
  const comments = [...(source('public.ts') + source('options-error.ts')).matchAll(/^(\/\*\* .* \*\/)\nexport (?:class|function)/gm)];
  expect(comments).toHaveLength(2);
  for (const [, comment] of comments) expect(text).toContain(comment);
  expect(text).toContain('export declare function createGateway(options: GatewayOptions): Gateway;\n');
  expect(text.slice(text.indexOf('export declare class'))).toBe(`export declare class GatewayOptionsError extends Error {
  readonly name = 'GatewayOptionsError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]);
}
`);
});
