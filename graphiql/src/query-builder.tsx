import type { GraphiQLPlugin } from '@graphiql/react';
import { explorerPlugin } from '@graphiql/plugin-explorer';

const TITLE = 'Query builder';
const { icon, content } = explorerPlugin({ showAttribution: false, title: TITLE });

/** Builds operations by ticking fields. */
export const queryBuilder: GraphiQLPlugin = { title: TITLE, icon, content };
