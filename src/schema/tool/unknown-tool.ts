import { access } from '../access/access.ts';
import { builder } from '../builder.ts';
import { EXTRA_DESCRIPTION, unmapped } from '../wire/extra.ts';
import { asJsonObject } from '../wire/object.ts';
import { RAW_DESCRIPTION } from '../wire/union.ts';
import { Tool, toolFields } from './tool.ts';

export const UnknownTool = builder.objectRef<unknown>('UnknownTool').implement({
  description: 'A tool of a kind newer than this gateway, or not readable as one. Nothing is lost: `raw` holds all of it.',
  interfaces: [Tool],
  fields: (t) => ({
    extra: t.field({
      type: 'JSON',
      description: EXTRA_DESCRIPTION,
      extensions: access({ redaction: 'everything' }),
      resolve: (tool) => unmapped(asJsonObject(tool), toolFields),
    }),
    raw: t.field({
      type: 'JSON',
      description: RAW_DESCRIPTION,
      extensions: access({ redaction: 'everything' }),
      resolve: (tool) => tool,
    }),
  }),
});
