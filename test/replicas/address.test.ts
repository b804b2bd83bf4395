import { expect, test } from 'vitest';
import { faultOfRedisUrl, redisAddressOf } from '../../src/redis-address.ts';
import { faultsOf } from '../support/faults-of.ts';
import { SECRET } from '../support/replicas.ts';

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
  ['http://a', /^takes redis:\/\/ or /],
  ['redis+other://a', /^takes redis:\/\/ or /],
  ['redis:a', /^takes redis:\/\/ or /],
  ['redis://a b', /white space/],
  ['redis://a?b', /no query and no fragment/],
  ['redis://:p#w@a', /no fragment: .*%23/],
  ['redis://:p/w@a', /percent-encoded: \/ is %2F/],
  ['redis+sentinel://:p/w@a/main', /percent-encoded/],
  ['redis://u@v@a', /@ is %40/],
  ['redis://%@a', /% is %25/],
  ['redis+cluster://u@a,v@b', /percent-encoded/],
  ['redis://', /a host that is none/],
  ['redis:///0', /a host that is none/],
  ['redis://a:x', /port from 0 to 65535/],
  ['redis://a:99999', /port from 0 to 65535/],
  ['redis+cluster://a,', /a host that is none/],
  ['redis+cluster://a:1:2', /a host that is none/],
  ['redis://a,b', /^takes one host: .* redis\+cluster/],
  ['redis://a/main', /number of a database/],
  ['redis://a/1/2', /number of a database/],
  ['redis+cluster://a/1', /a cluster has no databases/],
  ['redis+sentinel://a', /name of the primary/],
  ['redis+sentinel://a/main/x', /name of the primary/],
  ['redis+sentinel://a/main/1/', /name of the primary/],
  ['redis+sentinel://a/%', /name of the primary/],
])('not %s', (url, fault) => {
  expect(redisAddressOf(url)).toBeNull();
  expect(faultOfRedisUrl(url)).toMatch(fault);
});

test('a fault of the setting names the part that is wrong, and repeats no part of the URL', () => {
  const secret = { SHARED_CACHE_SECRET: SECRET };
  expect(faultsOf({ ...secret, REDIS_URL: 'redis://a,b' })).toEqual([expect.stringMatching(/^REDIS_URL takes one host: /)]);
  expect(faultsOf({ ...secret, REDIS_URL: 'redis://:canary/w@a' }).join()).toMatch(/^REDIS_URL has a user or password (?!.*canary)/);
});
