import { join } from 'node:path';

/** Where GraphiQL is built. The same from here and from a bundle, as both are in folders beside each other. */
export const GRAPHIQL_FOLDER = join(import.meta.dirname, '../dist/graphiql');
