/** Mercurius with graphql-jit from the first request on; with PEER_CACHE its cache as well. */
import Fastify from 'fastify';
import mercurius from 'mercurius';
import mercuriusCache from 'mercurius-cache';
import { announce } from './listen.mjs';
import { createContext, peerSchema } from './peer-schemas.mjs';

const TTL_SECONDS = 3_600;
/** More than there are assistants. */
const ENTRIES = 4_096;

const app = Fastify({ logger: false, keepAliveTimeout: 600_000 });
await app.register(mercurius, { schema: peerSchema.typeDefs, resolvers: peerSchema.resolvers, jit: 1, context: createContext });

if (process.env['PEER_CACHE'] === 'true') {
  const policy =
    process.env['PEER_SCHEMA'] === 'small'
      ? {
          Query: { assistant: true, assistants: true },
          // By default the whole parent would be the key.
          HandoffTarget: { assistant: { key: ({ self }) => self.id } },
        }
      : { Query: { assistant: true } };
  await app.register(mercuriusCache, { ttl: TTL_SECONDS, policy, storage: { type: 'memory', options: { size: ENTRIES } } });
}

await app.listen({ port: 0, host: '127.0.0.1' });
announce(app.server.address().port);
