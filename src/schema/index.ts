import { buildSchema } from './build-schema.ts';

/** The graph, built when this module is loaded; a subgraph is another one, see `subgraph.ts`. */
export const schema = buildSchema();

schema.description =
  'Telnyx AI assistants as one typed graph. Begin with `assistant` or `assistants`; whatever the gateway does not know yet is in `extra` and `raw`.';
