/** The table of what replicas promise, against the tests that it names. */
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { read, ROOT } from '../support/pages.ts';

const rows = read('test/replicas/README.md')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split(' | '));

test('each sentence names code, tests and proofs that there are', () => {
  expect(rows.map(([number]) => number)).toEqual(Array.from({ length: 14 }, (_, index) => `| ${index + 1}`));
  const missing = rows.flatMap(([, , code = '', ...tests]) => [
    ...[...code.matchAll(/`([\w/.-]+(?:\.ts|\/))`/g)]
      .map(([, path = '']) => (path.startsWith('src/') ? path : `src/replicas/${path}`))
      .filter((path) => !existsSync(`${ROOT}/${path}`)),
    ...tests.flatMap((cell) =>
      [...cell.matchAll(/`([\w-]+\.(test|proof)\.ts)`((?:,? '[^']+')+)/g)].flatMap(([, file = '', kind, names = '']) => {
        const text = read(`test/replicas/${kind === 'proof' ? 'proofs/' : ''}${file}`);
        return [...names.matchAll(/'([^']+)'/g)].filter(([, name = '']) => !text.includes(name)).map(([, name]) => `${file} ${name}`);
      }),
    ),
  ]);
  expect(missing).toEqual([]);
  const named = rows.flatMap(([, , , ...tests]) => tests.join().match(/\.(?:test|proof)\.ts` '/g) ?? []);
  expect(named.length).toBeGreaterThan(25);
});
