/** The client of Redis: a chunk of its own in the published package, which only `REDIS_URL` loads. */
export { AbstractConnector, Cluster, Redis, SentinelConnector, type RedisOptions } from 'ioredis';
export { IN_STEP } from './replies.ts';
