import { builder } from '../builder.ts';
import { RAW_DESCRIPTION } from '../wire/union.ts';
import { Tool } from './tool.ts';

export const UnknownTool = builder.objectRef<unknown>('UnknownTool').implement({
  description: 'A tool of a kind newer than this gateway, or not readable as one. Nothing of it is lost: `raw` holds it whole.',
  interfaces: [Tool],
  fields: (t) => ({
    raw: t.field({ type: 'JSON', description: RAW_DESCRIPTION, resolve: (tool) => tool }),
  }),
});
