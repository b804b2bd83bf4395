import { expect, test } from 'vitest';
import { urlTemplateOf } from '../../src/upstream/url-templates.ts';
import { covered } from '../area/operations.ts';

test.each([...new Set(covered.map(({ path }) => path))])('%s is known by its parts, whatever its values are', (path) => {
  for (const value of ['id-1', 'a%2Fb', 'canary'])
    expect(urlTemplateOf(`${path.replaceAll(/\{\w+\}/g, value)}?page[number]=1&q=/x`)).toBe(path);
});

test.each(['/ai', '/ai/assistants/', '/ai/assistants/a/unknown', '/elsewhere', '', '/'])('%s is none', (path) => {
  expect(urlTemplateOf(path)).toBe(path === '/ai/assistants/' ? '/ai/assistants/{assistant_id}' : null);
});

test('a value that is a word of a path elsewhere is a value', () => {
  expect(urlTemplateOf('/ai/assistants/a/tags/versions')).toBe('/ai/assistants/{assistant_id}/tags/{tag}');
});
