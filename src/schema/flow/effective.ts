/** What holds at a prompt node, which inherits from the assistant. */
import type { GraphQLResolveInfo } from 'graphql';
import type { FlowNode as PromptWire } from 'telnyx/resources/ai/assistants/assistants';
import type { RequestContext } from '../../context.ts';
import { effectiveInstructions, effectiveModel, effectiveSharedToolIds, effectiveTools } from '../../insight/flow/effective.ts';
import type { JsonObject } from '../../json.ts';
import { placeOf } from '../../resolvers/flow.ts';
import type { AssistantToolWire } from '../../upstream/wire/assistant.ts';
import { builder } from '../builder.ts';
import { AssistantTool } from '../tool/union.ts';
import { reportedConfiguration } from './holder.ts';
import { PromptNode } from './nodes.ts';

const COST = 'Costs no upstream call, unless the assistant came from a list that leaves out what is inherited: then it is read on its own.';

type Inherit<T> = (node: JsonObject, assistant: JsonObject) => T;

/** A resolver of what a node and its assistant together say. */
const inherited =
  <T>(key: string, inherit: Inherit<T>) =>
  async (wire: PromptWire, _args: object, ctx: RequestContext, info: GraphQLResolveInfo): Promise<T> => {
    const graph = placeOf(wire)?.graph;
    return inherit(wire as unknown as JsonObject, graph ? await reportedConfiguration(graph.wire, [key], ctx, info) : {});
  };

builder.objectFields(PromptNode, (t) => ({
  effectiveInstructions: t.string({
    description: `The instructions that hold at this node: its own, or those of the assistant where it has none; in the mode \`APPEND\` those of the assistant, an empty line, and its own. Null where neither has any. ${COST}`,
    resolve: inherited('instructions', effectiveInstructions),
  }),
  effectiveModel: t.string({
    description: `The model that talks at this node: its own (or that of its \`externalLlm\`) where it has a model, an external one or a key of its own, as these three come together; else that of the assistant. Null where none is named. ${COST}`,
    resolve: inherited('model', effectiveModel),
  }),
  effectiveTools: t.field({
    type: [AssistantTool],
    nullable: false,
    description: `The tools that can be called at this node: those of the assistant where \`sharedToolIds\` is null, else its own, and in the mode \`APPEND\` those of the assistant before them. Tools of MCP servers can be called as well. A shared tool that Telnyx sent no definition of is in \`effectiveSharedToolIds\` only. ${COST}`,
    resolve: inherited('tools', (node, assistant) => effectiveTools(node, assistant) as unknown as AssistantToolWire[]),
  }),
  effectiveSharedToolIds: t.idList({
    nullable: false,
    description: `The ids of the shared tools among them, each once. ${COST}`,
    resolve: inherited('tools', (node, assistant) => [...effectiveSharedToolIds(node, assistant)]),
  }),
}));
