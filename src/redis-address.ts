/** A server, or one of those that know the others. */
export interface RedisHost {
  readonly host: string;
  readonly port: number;
}

/** What `REDIS_URL` names: one server, nodes of a cluster, or the sentinels that know which server is the primary of a name. */
export type RedisAddress = Login &
  (
    | { readonly kind: 'server'; readonly hosts: readonly [RedisHost] }
    | { readonly kind: 'cluster'; readonly hosts: readonly RedisHost[] }
    | { readonly kind: 'sentinel'; readonly hosts: readonly RedisHost[]; readonly primary: string }
  );

interface Login {
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly db: number;
  readonly tls: boolean;
}

const FORM = /^(rediss?)(?:\+(cluster|sentinel))?:\/\/([^/]*@)?([^/@]*)(?:\/(.*))?$/s;
const HOST = /^(?:[^\s[\]:]+|\[[^\]]+\])(?::\d+)?$/;
/** A database; nothing in a cluster; the name of a primary, and perhaps a database. */
const PATHS = { server: /^(\d*)$/, cluster: /^()$/, sentinel: /^[^/]+(?:\/(\d+))?$/ } as const;
const PORT = 6379;
const SENTINEL_PORT = 26379;

/** What is wrong with a URL. They repeat nothing of it: any part may be one of the password. */
const FAULTS = {
  form: 'takes redis:// or rediss:// and a host, such as redis://:password@redis.internal:6379/0; redis+cluster:// and hosts; or redis+sentinel://, hosts, and the name of the primary, such as redis+sentinel://a:26379,b:26379/main; in user and password what is no letter and no digit has to be percent-encoded',
  space: 'has white space in it',
  query: 'takes no query and no fragment: ? and # in user and password are %3F and %23',
  login: 'has a user or password that is not percent-encoded: / is %2F, @ is %40, % is %25',
  host: 'has a host that is none: it takes a name or an address, that of IPv6 in brackets, and perhaps a port from 0 to 65535, such as redis.internal:6379',
  hosts: 'takes one host: several are those of a cluster, redis+cluster://, or sentinels, redis+sentinel://',
  server: 'takes the number of a database after the host, such as /0, and nothing else',
  cluster: 'takes nothing after the hosts: a cluster has no databases',
  sentinel: 'takes the name of the primary after the hosts, such as /main, and perhaps the number of a database, such as /main/0',
} as const;

/** Null where a URL has none of the forms. */
export function redisAddressOf(url: string): RedisAddress | null {
  const read = readUrl(url);
  return typeof read === 'string' ? null : read;
}

/** What is wrong with a URL that has none of the forms. */
export function faultOfRedisUrl(url: string): string {
  const read = readUrl(url);
  return FAULTS[typeof read === 'string' ? read : 'form'];
}

function readUrl(url: string): RedisAddress | keyof typeof FAULTS {
  if (!/^rediss?(?:\+(?:cluster|sentinel))?:\/\//.test(url)) return 'form';
  if (/\s/.test(url)) return 'space';
  if (/[?#]/.test(url)) return 'query';
  const [, scheme, given, login = '', list = '', path = ''] = FORM.exec(url) ?? [];
  const kind = given === 'cluster' || given === 'sentinel' ? given : 'server';
  const db = PATHS[kind].exec(path);
  const user = loginOf(login);
  // What is behind a slash in a password looks like a path.
  if (!user || (!db && path.includes('@'))) return 'login';
  const hosts = list.split(',').map((host) => hostOf(host, kind === 'sentinel' ? SENTINEL_PORT : PORT));
  const [first] = hosts;
  if (!first || !hosts.every((host) => host !== null)) return 'host';
  if (kind === 'server' && hosts.length > 1) return 'hosts';
  const primary = decoded(path.split('/')[0] ?? '');
  if (!db || primary === null) return kind;
  const known = { ...user, db: Number(db[1] ?? 0), tls: scheme === 'rediss' };
  if (kind === 'sentinel') return { kind, hosts, primary, ...known };
  return kind === 'cluster' ? { kind, hosts, ...known } : { kind, hosts: [first], ...known };
}

function hostOf(text: string, usualPort: number): RedisHost | null {
  const url = `redis://${text}`;
  if (!HOST.test(text) || !URL.canParse(url)) return null;
  const { hostname, port } = new URL(url);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usualPort : Number(port) };
}

function loginOf(login: string): Pick<Login, 'username' | 'password'> | null {
  // Any host: it is for what comes before it.
  const url = `redis://${login}host`;
  if (login.slice(0, -1).includes('@') || !URL.canParse(url)) return null;
  const [username, password] = [new URL(url).username, new URL(url).password].map(decoded);
  return username === null || password === null ? null : { username: username || undefined, password: password || undefined };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
