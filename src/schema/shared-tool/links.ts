/** From assistants to the shared tools that they use. */
import { getReferencedSharedTool, getReferencedSharedTools, getSharedToolsOf, sharedIdOf } from '../../resolvers/shared-tools.ts';
import { access, MAY_READ } from '../access/access.ts';
import { configurationField } from '../assistant/configuration-field.ts';
import { builder } from '../builder.ts';
import { PromptNode, ToolNode } from '../flow/nodes.ts';
import { COST_OF_REFERENCES } from '../shared/costs.ts';
import { Tool } from '../tool/tool.ts';
import { SharedTool } from './ref.ts';

const extensions = access({ needs: MAY_READ });

builder.interfaceField(Tool, 'sharedTool', (t) =>
  t.field({
    type: SharedTool,
    description: `The tool in the library that this one comes from; null for a tool of the assistant's own, and where it does not exist. ${COST_OF_REFERENCES}`,
    extensions,
    resolve: (tool, _args, ctx) => getReferencedSharedTool(sharedIdOf(tool), ctx),
  }),
);

builder.objectField(ToolNode, 'sharedTool', (t) =>
  t.field({
    type: SharedTool,
    description: `The tool of \`sharedToolId\` in the library; null where it does not exist. ${COST_OF_REFERENCES}`,
    extensions,
    resolve: (node, _args, ctx) => getReferencedSharedTool(node.shared_tool_id, ctx),
  }),
);

builder.objectField(PromptNode, 'sharedTools', (t) =>
  t.field({
    type: [SharedTool],
    description: `The tools of \`sharedToolIds\` in the library; ids that do not exist are ignored. ${COST_OF_REFERENCES}`,
    extensions,
    resolve: async (node, _args, ctx) => [...(await getReferencedSharedTools(node.shared_tool_ids, ctx))],
  }),
);

configurationField('sharedTools', {
  type: [SharedTool],
  description: `The tools of the library among \`tools\`, each once; those that do not exist are ignored. ${COST_OF_REFERENCES}`,
  needs: MAY_READ,
  keys: ['tools'],
  find: async (configuration, ctx) => [...(await getSharedToolsOf(configuration, ctx))],
});
