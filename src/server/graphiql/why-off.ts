import type { Config } from '../../config.ts';

/** Why browsers get no GraphiQL, and what would switch it on; null where they get it. */
export function whyOff({ graphiql, introspection }: Pick<Config, 'graphiql' | 'introspection'>, hasList: boolean): string | null {
  if (graphiql) return null;
  if (hasList) return 'only listed operations are answered: it needs a gateway without PERSISTED_OPERATIONS';
  return introspection ? 'GRAPHIQL=true switches it on' : 'it needs introspection: INTROSPECTION=true switches both on';
}
