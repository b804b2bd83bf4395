import type { ToolCreateParams, ToolUpdateParams } from 'telnyx/resources/ai/tools';
import type { RequestContext } from '../context.ts';
import { isObject, type JsonObject } from '../json.ts';
import { sharedTools, type SharedToolWire } from '../upstream/resources/shared-tools.ts';
import type { AssistantToolWire, AssistantWire } from '../upstream/wire/assistant.ts';
import { combine, equals, type CommonFilter } from './lists/filters.ts';
import { listPage, type PageArgs } from './lists/page.ts';
import { findEach, findReferenced, getOne } from './one.ts';
import { createOne, deleteOne, updateOne } from './resource-writes.ts';
import { conflictsOfUse, findUsage, type UsageOptions } from './usage.ts';
import { sharedToolUses } from '../insight/references/uses.ts';
import { toolOfShared } from '../insight/tools/shared-tool.ts';
import { refuseUnknown } from './unknown.ts';

export interface SharedToolFilter extends CommonFilter {
  /** The wire's word for the kind. */
  readonly kind?: string | null | undefined;
}

export const getSharedTool = (id: string, ctx: RequestContext) => getOne(sharedTools, { parent: null, id }, ctx);
export const getReferencedSharedTool = (id: unknown, ctx: RequestContext) => findReferenced(sharedTools, { parent: null, id }, ctx);
export const usageOfSharedTool = ({ id }: SharedToolWire, ctx: RequestContext, options?: UsageOptions) =>
  findUsage(sharedToolUses, String(id), ctx, options);

/** The shared tools of these ids. */
export const getReferencedSharedTools = (ids: unknown, ctx: RequestContext) => findEach(sharedTools, ids, ctx);

/** The shared tools among the tools of a configuration. */
export const getSharedToolsOf = ({ tools }: AssistantWire, ctx: RequestContext): Promise<readonly SharedToolWire[]> =>
  getReferencedSharedTools(Array.isArray(tools) ? tools.map(sharedIdOf) : [], ctx);

/** The id under which a tool is shared; undefined for a tool of the assistant's own. */
export const sharedIdOf = (tool: unknown): unknown => (isObject(tool) && tool['shared'] === true ? tool['tool_id'] : undefined);

/** The tool as assistants have it. */
export const toTool = (sharedTool: SharedToolWire): AssistantToolWire =>
  toolOfShared(sharedTool as unknown as JsonObject) as unknown as AssistantToolWire;

export const listSharedTools = async (args: PageArgs, { kind, ...common }: SharedToolFilter, ctx: RequestContext) => {
  refuseUnknown('filter.kind', kind);
  return listPage(
    { resource: sharedTools, nameKey: 'display_name' },
    args,
    combine('id', 'display_name', common, [equals('type', kind)]),
    ctx,
  );
};

const resource = sharedTools;

export const createSharedTool = createOne<SharedToolWire, ToolCreateParams>({
  operation: 'createSharedTool',
  resource,
  outdates: ['shared-tools'],
  send: (upstream, body, options) => upstream.tools.create(body, options),
});

/** The definition is a part of every assistant that uses it. */
export const updateSharedTool = updateOne<SharedToolWire, ToolUpdateParams>({
  operation: 'updateSharedTool',
  resource,
  outdates: ['shared-tools', 'assistants', 'assistant-versions'],
  send: (upstream, id, body, options) => upstream.tools.update(id, body, options),
});

export const deleteSharedTool = deleteOne<SharedToolWire>({
  operation: 'deleteSharedTool',
  resource,
  outdates: ['shared-tools', 'assistants', 'assistant-versions'],
  conflicts: (id, ctx) => conflictsOfUse(sharedToolUses, id, ctx),
  send: (upstream, { id }, options) => upstream.tools.delete(id, options),
});
