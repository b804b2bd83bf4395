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

const PORT = 6379;
const SENTINEL_PORT = 26379;

/** Of a URL in one of the forms that the setting takes. */
export function addressOf(redisUrl: string): RedisAddress {
  const [, scheme = '', kind = 'server', login = '', list = '', path = ''] = FORM.exec(redisUrl) ?? [];
  const hosts = list.split(',').map((host) => hostOf(host, kind === 'sentinel' ? SENTINEL_PORT : PORT));
  // Any host: it is for what comes before it.
  const { username, password } = new URL(`redis://${login}host`);
  const [first = '', second = ''] = path.split('/');
  const known = {
    username: decodeURIComponent(username) || undefined,
    password: decodeURIComponent(password) || undefined,
    db: Number(kind === 'sentinel' ? second : first),
    tls: scheme === 'rediss',
  };
  if (kind === 'sentinel') return { kind, hosts, primary: decodeURIComponent(first), ...known };
  return kind === 'cluster' ? { kind, hosts, ...known } : { kind: 'server', hosts: [hosts[0] as RedisHost], ...known };
}

const FORM = /^(rediss?)(?:\+(cluster|sentinel))?:\/\/(.*@)?([^/@]*)\/?(.*)$/;

function hostOf(text: string, usualPort: number): RedisHost {
  const { hostname, port } = new URL(`redis://${text}`);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usualPort : Number(port) };
}
