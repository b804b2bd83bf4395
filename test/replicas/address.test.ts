import { expect, test } from 'vitest';
import { redisAddressOf } from '../../src/redis-address.ts';

const NOBODY = { username: undefined, password: undefined, db: 0, tls: false };
const at = (host: string, port = 6379) => ({ host, port });

test.each([
  ['redis://a', { kind: 'server', hosts: [at('a')], ...NOBODY }],
  ['rediss://u%40b:p%2Fw@a.b:1/3', { kind: 'server', hosts: [at('a.b', 1)], username: 'u@b', password: 'p/w', db: 3, tls: true }],
  ['redis://:p@[::1]:7/', { kind: 'server', hosts: [at('::1', 7)], ...NOBODY, password: 'p' }],
  ['redis+cluster://a', { kind: 'cluster', hosts: [at('a')], ...NOBODY }],
  ['rediss+cluster://:p@a:1,[::1],c/', { kind: 'cluster', hosts: [at('a', 1), at('::1'), at('c')], ...NOBODY, password: 'p', tls: true }],
  ['redis+sentinel://a,b:2/main', { kind: 'sentinel', hosts: [at('a', 26_379), at('b', 2)], primary: 'main', ...NOBODY }],
  [
    'rediss+sentinel://u:p@a/m%20n/4',
    { kind: 'sentinel', hosts: [at('a', 26_379)], primary: 'm n', username: 'u', password: 'p', db: 4, tls: true },
  ],
])('%s', (url, address) => {
  expect(redisAddressOf(url)).toEqual(address);
});

test.each([
  'http://a',
  'redis://',
  'redis://a,b',
  'redis://a/main',
  'redis://a:x',
  'redis://a:99999',
  'redis://a?b',
  'redis://%@a',
  'redis+cluster://a/1',
  'redis+cluster://a,',
  'redis+cluster://a:1:2',
  'redis+cluster://u@a,v@b',
  'redis+sentinel://a',
  'redis+sentinel://a/main/x',
  'redis+sentinel://a/%',
  'redis+other://a',
  'redis://:p#w@a',
  'redis://:p/w@a',
  'redis://u@v@a',
  'redis://a/1/2',
  'redis+sentinel://a/main/1/',
])('not %s', (url) => {
  expect(redisAddressOf(url)).toBeNull();
});
