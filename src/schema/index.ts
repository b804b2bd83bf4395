import './assistant/assistant.ts';
import './assistant/entity.ts';
import './assistant/handoff.ts';
import './assistant/mutations.ts';
import './assistant/node.ts';
import './assistant/queries.ts';
import { builder } from './builder.ts';
import { limitItems } from './limit-items.ts';

/** In the order of declaration, as GraphiQL shows it; `schema.graphql` is sorted. */
export const schema = limitItems(builder.toSchema({ sortSchema: false }));

schema.description =
  'Telnyx AI assistants as one typed graph. Begin with `assistant` or `assistants`; whatever the gateway does not know yet is in `extra` and `raw`.';
