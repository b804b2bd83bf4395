import { setTimeout } from 'node:timers/promises';
import { redisAddressOf, type RedisAddress, type RedisHost } from '../../redis-address.ts';
import { Cluster, Redis, type RedisOptions } from './client.ts';
import { PLAIN, SHARDED, type Messaging } from './messaging.ts';
import { connectorBySentinels, connectorToOwner, ServerConnector } from './connectors.ts';
import { keepInStep } from './in-step.ts';
import { closed, inWords, isNotConnected, ofCommand, ofSentinels } from './reasons.ts';

export interface RedisConnections {
  /** The first one that the URL names. */
  readonly server: RedisHost | null;
  readonly commands: Redis | Cluster;
  readonly subscriber: Redis;
  readonly messaging: Messaging;
  readonly isCluster: boolean;
  /** Resolves when both are made, or the first attempt has failed. */
  readonly settled: Promise<unknown>;
  /** Whether it is known why there is no connection. */
  hasFailed(): boolean;
  /** Why there is no connection, as Redis or the network says it; else what a command came to. In words for who has set REDIS_URL. */
  reasonOf(error: Error): Error;
  close(): void;
}

const CONNECT_MS = 500;
const MOST_DELAY_MS = 1_000;
const JITTER_MS = 100;
const FIRST_DELAY_MS = 50;
/** Leases in which nothing comes at all after which a connection is given up. */
const SILENT_LEASES = 3;

/** Commands of a cluster that have come to the wrong node, or to one that has just ended, are sent so often again. */
const REDIRECTIONS = 3;
const REDIRECTION_MS = 10;
const SLOTS_REFRESH_MS = 10_000;

export interface RedisConnecting {
  readonly timeoutMs: number;
  readonly leaseMs: number;
  /** A key of the slot that all messages are sent by, in a cluster. */
  readonly messageKey: string;
}

/** Two connections, which are made again for as long as the process runs. Nothing waits for one: what cannot be sent now is not sent. */
export function connectRedis(url: string, connecting: RedisConnecting): RedisConnections {
  const address = redisAddressOf(url);
  if (!address) throw new TypeError('This is no URL of Redis.');
  const isCluster = address.kind === 'cluster';
  /** Why the last sentinel that was asked could not be. */
  let sentinelError: Error | null = null;
  const { commands, subscriber } = clientsOf(address, connecting, (error) => (sentinelError = error));
  // On the one for messages nothing is asked: it is given up where a beat does not arrive.
  if (commands instanceof Redis) keepInStep(commands, connecting.leaseMs);
  else commands.on('+node', (node: Redis) => keepInStep(node, connecting.leaseMs));
  const failures = new Map<Redis | Cluster, Error>();
  let wasMade = false;
  for (const client of [commands, subscriber] as readonly (Redis | Cluster)[]) {
    const isOfNodes = isCluster && client === commands;
    client.on('error', (error: Error) => {
      const reason = isOfNodes ? ofNode(error) : ofSentinels(error, sentinelError);
      // What the client says of itself afterwards says less.
      if (reason && !(failures.has(client) && isNotConnected(reason))) failures.set(client, reason);
    });
    client.on('close', () => isOfNodes || failures.has(client) || failures.set(client, closed()));
    const lacksDatabase = () => NO_DATABASE.test(failures.get(client)?.message ?? '');
    client.on('connect', () => lacksDatabase() && failures.delete(client));
    client.on('ready', () => {
      wasMade = true;
      if (lacksDatabase()) client.disconnect(true);
      else failures.delete(client);
    });
  }
  const connect = (client: Redis | Cluster) => client.connect().catch(() => undefined);
  // In a cluster, the first one learns which node the other one belongs to.
  let isClosed = false;
  const connected = connect(commands);
  const both = isCluster
    ? soon(connected).then(() => (isClosed ? undefined : connect(subscriber)))
    : Promise.all([connected, connect(subscriber)]);
  return {
    server: address.hosts[0] ?? null,
    commands,
    subscriber,
    messaging: isCluster ? SHARDED : PLAIN,
    isCluster,
    settled: soon(both),
    hasFailed: () => failures.size > 0,
    reasonOf: (error) => {
      const use = { isByTls: address.tls, wasMade };
      const failure = failures.get(commands) ?? failures.get(subscriber);
      return failure ? inWords(failure, use) : ofCommand(error, use);
    },
    close: () => {
      isClosed = true;
      commands.disconnect();
      subscriber.disconnect();
    },
  };
}

/** What a node has said, where an error of a cluster is only that none could be asked; null where it was the network, which the other connection tells of. */
function ofNode(error: Error): Error | null {
  const { lastNodeError } = error as { readonly lastNodeError?: unknown };
  return lastNodeError instanceof Error && lastNodeError.name === 'ReplyError' ? lastNodeError : null;
}

function clientsOf(
  address: RedisAddress,
  { timeoutMs, leaseMs, messageKey }: RedisConnecting,
  onSentinelError: (error: Error) => void,
): { readonly commands: Redis | Cluster; readonly subscriber: Redis } {
  const { kind, hosts, username, password, db, tls } = address;
  const common = {
    protocol: 2,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls && { tls: {} }),
    autoResubscribe: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: CONNECT_MS,
    disconnectTimeout: timeoutMs,
    socketTimeout: leaseMs * SILENT_LEASES,
  } satisfies RedisOptions;
  const options = {
    ...common,
    lazyConnect: true,
    enableOfflineQueue: false,
    retryStrategy: delayAfter,
    reconnectOnError: (error) => RECONNECT.test(error.message),
  } satisfies RedisOptions;
  if (kind === 'cluster') {
    const commands = new Cluster([...hosts], {
      lazyConnect: true,
      enableOfflineQueue: false,
      clusterRetryStrategy: delayAfter,
      maxRedirections: REDIRECTIONS,
      retryDelayOnFailover: REDIRECTION_MS,
      retryDelayOnTryAgain: REDIRECTION_MS,
      retryDelayOnClusterDown: 0,
      slotsRefreshTimeout: CONNECT_MS,
      slotsRefreshInterval: SLOTS_REFRESH_MS,
      // Certificates are for names.
      dnsLookup: (host, callback) => callback(null, host),
      redisOptions: { ...common, commandTimeout: timeoutMs, Connector: ServerConnector },
    });
    return { commands, subscriber: new Redis({ ...options, Connector: connectorToOwner(commands, messageKey, hosts) }) };
  }
  const target =
    kind === 'sentinel'
      ? {
          sentinels: [...hosts],
          name: address.primary,
          sentinelRetryStrategy: delayAfter,
          // Connecting is a part of it: one that says nothing would keep the others from being asked.
          sentinelCommandTimeout: CONNECT_MS,
          ...(tls && { enableTLSForSentinelMode: true, sentinelTLS: {} }),
          Connector: connectorBySentinels(onSentinelError),
        }
      : { ...hosts[0], Connector: ServerConnector };
  return {
    commands: new Redis({ ...options, ...target, db, commandTimeout: timeoutMs }),
    subscriber: new Redis({ ...options, ...target, db }),
  };
}

/** Resolves when it does, or after some time. */
const soon = (waited: Promise<unknown>): Promise<unknown> => Promise.race([waited, setTimeout(CONNECT_MS, undefined, { ref: false })]);

const delayAfter = (times: number): number =>
  Math.min(FIRST_DELAY_MS * 2 ** Math.min(times, 10), MOST_DELAY_MS) + Math.random() * JITTER_MS;

/** What another connection may be free of: the primary has become a replica, or the slot has gone to another node. */
const RECONNECT = /^(?:READONLY|MOVED)/;

/** There is no such database: the connection would be to the first one. */
const NO_DATABASE = /^ERR (?:DB index|invalid DB)/;
