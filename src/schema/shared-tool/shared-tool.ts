import { toTool, usageOfSharedTool } from '../../resolvers/shared-tools.ts';
import type { SharedToolWire } from '../../upstream/resources/shared-tools.ts';
import { MAY_READ_OR_WRITE } from '../access/access.ts';
import { asNode } from '../shared/node.ts';
import { AssistantToolKind, KIND_DESCRIPTION, kindOf, TOOL_TYPES } from '../tool/kind.ts';
import { AssistantTool } from '../tool/union.ts';
import { usageFields } from '../usage/usage.ts';
import { dateTime, int, json, key, text } from '../wire/fields.ts';
import { asJsonObject, wireObject } from '../wire/object.ts';
import { SharedTool } from './ref.ts';

wireObject<SharedToolWire>(SharedTool, {
  isEntity: true,
  access: { needs: MAY_READ_OR_WRITE },
  description:
    'A tool in the library of the account. Assistants that use it have its definition among their `tools`, so that changing it changes all of them.',
  fields: {
    id: key('Id of the tool at Telnyx; `Tool.toolId` where an assistant uses it.'),
    display_name: text('Name in the library, for people; not unique.'),
    type: text(`Telnyx's name of the kind: ${TOOL_TYPES}.`),
    timeout_ms: int('Milliseconds Telnyx waits for the tool; null means the default, 5000.'),
    tool_definition: {
      ...json('What the tool does, as Telnyx stores it: the settings of the kind, or an object with these under its name. See `tool`.'),
      // Masked as `raw` of the same tool is.
      access: { redaction: (tool) => (AssistantToolKind.knows(asJsonObject(tool)['type']) ? 'known-places' : 'everything') },
    },
    created_at: dateTime('When the tool was made.'),
  },
  derived: (t) => ({
    kind: t.field({
      type: AssistantToolKind.ref,
      nullable: false,
      description: KIND_DESCRIPTION,
      resolve: kindOf,
    }),
    tool: t.field({
      type: AssistantTool,
      nullable: false,
      description: 'The tool as assistants that use it have it among their `tools`. Free of upstream calls.',
      resolve: (tool) => toTool(tool),
    }),
    ...usageFields(t, usageOfSharedTool),
  }),
});

asNode(SharedTool, 'shared tool');
