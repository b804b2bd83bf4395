import { buildSchema } from './build-schema.ts';

/** The graph, built when this module is loaded; a subgraph is another one, see `subgraph.ts`. */
export const schema = buildSchema();
