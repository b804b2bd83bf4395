/** The configuration of nginx in docs/operate.md: what it publishes. */
import { expect, test } from 'vitest';
import { MCP_PATH, METADATA_PATH } from '../../src/server/mcp/paths.ts';
import { snippetsOf } from '../support/pages.ts';

const shown = snippetsOf('docs/operate.md').find(({ language }) => language === 'nginx')?.text ?? '';

test('nginx publishes what clients and agents ask for, and neither metrics nor health', () => {
  const locations = [...shown.matchAll(/location ~ (\S+) \{/g)].map(([, pattern = '']) => new RegExp(pattern));
  const isPublished = (path: string) => locations.some((pattern) => pattern.test(path));
  const paths = ['/graphql', '/graphiql/app.js', MCP_PATH, METADATA_PATH, `${METADATA_PATH}${MCP_PATH}`];
  expect(paths.filter((path) => !isPublished(path))).toEqual([]);
  expect(['/', '/metrics', '/health/live', '/health/ready', '/mcp/x', '/.well-known/x'].filter(isPublished)).toEqual([]);
});
