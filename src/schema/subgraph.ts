import { GraphQLObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { cacheKey } from '../cache-key.ts';
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import './entities.ts';
import './build-schema.ts';
import { limitItems } from './limit-items.ts';
import { COSTS, FEDERATION } from './shared/directives.ts';
import { subgraphBuilder } from './subgraph-builder.ts';

export interface SubgraphOptions {
  /** Maximum number of representations in one `_entities` request. */
  readonly maxEntities: number;
  /**
   * Whether the SDL states the required scopes. Only for JWTs: a router would look for scopes in an API key,
   * find none, and leave out what they protect.
   */
  readonly tellRouters: boolean;
}

/** The same graph as a federated subgraph: `_service`, `_entities`, and keys on what others may refer to. */
export function createSubgraphSchema({ maxEntities, tellRouters }: SubgraphOptions): GraphQLSchema {
  const variant = cacheKey(maxEntities, tellRouters);
  const known = built.get(variant);
  if (known) return known;
  const schema = limitItems(
    subgraphBuilder.toSubGraphSchema({
      linkUrl: FEDERATION.url,
      federationDirectives: [...FEDERATION.import, ...(tellRouters ? FEDERATION.importForScopes : [])],
      extensions: { directives: [{ name: 'link', args: COSTS }] },
      tellRouters,
    }),
  );
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (entities?.resolve) entities.resolve = eachOnItsOwn(entities.resolve, schema, maxEntities);
  built.set(variant, schema);
  return schema;
}

/** Building one takes a while, and from the sources its SDL is printed. */
const built = new Map<string, GraphQLSchema>();

type EntitiesResolver = GraphQLFieldResolver<unknown, RequestContext, { representations: readonly unknown[] }>;

/** An invalid representation fails alone; the others are read. */
const eachOnItsOwn =
  (resolve: EntitiesResolver, schema: GraphQLSchema, maxEntities: number): EntitiesResolver =>
  (root, { representations }, ctx, info) => {
    if (representations.length > maxEntities) {
      throw new GatewayError(
        'LIMIT_EXCEEDED',
        `The router sent ${representations.length} representations, but may send ${maxEntities} at once.`,
      );
    }
    return representations.map((representation) => {
      if (isOfEntity(representation, schema)) return (resolve(root, { representations: [representation] }, ctx, info) as unknown[])[0];
      return new GatewayError('BAD_USER_INPUT', 'A representation needs the __typename of an entity of this subgraph, and its key.');
    });
  };

function isOfEntity(representation: unknown, schema: GraphQLSchema): boolean {
  if (typeof representation !== 'object' || representation === null || !('__typename' in representation)) return false;
  const { __typename: name } = representation;
  const type = typeof name === 'string' ? schema.getType(name) : undefined;
  return type instanceof GraphQLObjectType && hasResolver(type);
}

const hasResolver = ({ extensions }: GraphQLObjectType): boolean => {
  const { apollo } = extensions as { readonly apollo?: { readonly subgraph?: { readonly resolveReference?: unknown } } };
  return apollo?.subgraph?.resolveReference !== undefined;
};
