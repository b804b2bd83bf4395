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

const FORM = /^(rediss?)(?:\+(cluster|sentinel))?:\/\/([^\s/?#]*@)?([^\s/?#@]+)(?:\/([^\s?#]*))?$/;
const HOST = /^(?:[^\s[\]:]+|\[[^\]]+\])(?::\d+)?$/;
/** A database; nothing in a cluster; the name of a primary, and perhaps a database. */
const PATHS = { server: /^(\d*)$/, cluster: /^()$/, sentinel: /^[^/]+(?:\/(\d+))?$/ } as const;
const PORT = 6379;
const SENTINEL_PORT = 26379;

/** Null where a URL has none of the forms. */
export function redisAddressOf(url: string): RedisAddress | null {
  const [, scheme, given, login = '', list = '', path = ''] = FORM.exec(url) ?? [];
  const kind = given === 'cluster' || given === 'sentinel' ? given : 'server';
  const db = PATHS[kind].exec(path);
  const hosts = list.split(',').map((host) => hostOf(host, kind === 'sentinel' ? SENTINEL_PORT : PORT));
  const primary = decoded(path.split('/')[0] ?? '');
  const user = loginOf(login);
  const [first] = hosts;
  if (!db || !first || !hosts.every((host) => host !== null) || primary === null || !user) return null;
  const known = { ...user, db: Number(db[1] ?? 0), tls: scheme === 'rediss' };
  if (kind === 'sentinel') return { kind, hosts, primary, ...known };
  if (kind === 'cluster') return { kind, hosts, ...known };
  return hosts.length === 1 ? { kind, hosts: [first], ...known } : null;
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
