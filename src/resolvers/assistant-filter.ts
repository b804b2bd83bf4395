import { objectsIn } from '../json.ts';
import { byText, combine, isGiven, type CommonFilter, type ShowUrl } from './lists/filters.ts';
import type { Filter } from './lists/page.ts';
import { ASSISTANT_GAPS } from './assistant-gaps.ts';
import {
  insightGroupUses,
  integrationUses,
  mcpServerUses,
  missionUses,
  placesOf,
  sharedToolUses,
  type Used,
} from '../insight/references/uses.ts';
import { callsHost, toHost } from './webhook-host.ts';
import type { AssistantWire, ListGap } from '../upstream/wire/assistant.ts';
import { refuseUnknown } from './unknown.ts';

/** An assistant must match every field that is set; null and absent fields are ignored. Values are those of the Telnyx API. */
export interface AssistantFilter extends CommonFilter {
  readonly tag?: string | null | undefined;
  readonly model?: string | null | undefined;
  readonly toolType?: string | null | undefined;
  readonly webhookHost?: string | null | undefined;
  readonly importProvider?: string | null | undefined;
  readonly enabledFeature?: string | null | undefined;
  readonly sharedToolId?: string | null | undefined;
  readonly mcpServerId?: string | null | undefined;
  readonly integrationId?: string | null | undefined;
  readonly insightGroupId?: string | null | undefined;
  readonly missionId?: string | null | undefined;
}

interface Test {
  /** What it looks at, which the list may leave out. */
  readonly fields: readonly ListGap[];
  readonly passes: (assistant: AssistantWire) => boolean;
}

/**
 * A filter, or an error for one that cannot be asked for. Filtering is free of upstream calls, but for what is asked of fields that
 * the list may have left out: then each assistant of which that is not known is read singly, where it passes all that is.
 */
export function createFilter({ ids, ...filter }: AssistantFilter, showUrl: ShowUrl): Filter<AssistantWire> {
  const pass = combine<AssistantWire>('id', 'name', { ids }, []);
  const tests = testsOf(filter, showUrl);
  return async (all, ctx) => {
    const passing = await pass(all, ctx);
    if (tests.length === 0) return passing;
    const isKnown = (assistant: AssistantWire, { fields }: Test) => !fields.some((field) => ctx.loaders.mayLack(assistant, field));
    const left = passing.filter((assistant) => tests.every((test) => !isKnown(assistant, test) || test.passes(assistant)));
    const verdicts = await Promise.all(
      left.map(async (assistant) => {
        const open = tests.filter((test) => !isKnown(assistant, test));
        if (open.length === 0) return true;
        const fields = open.flatMap((test) => test.fields);
        const complete = await ASSISTANT_GAPS.complete(assistant, fields, ctx);
        return open.every(({ passes }) => passes(complete));
      }),
    );
    return left.filter((_assistant, index) => verdicts[index]);
  };
}

function testsOf(filter: AssistantFilter, showUrl: ShowUrl): readonly Test[] {
  const { tag, model, toolType, webhookHost, importProvider, enabledFeature } = filter;
  refuseUnknown('filter.toolType', toolType);
  refuseUnknown('filter.importProvider', importProvider);
  refuseUnknown('filter.enabledFeature', enabledFeature);
  const host = isGiven(webhookHost) ? toHost('webhookHost', webhookHost) : null;
  const hasName = byText<AssistantWire>('name', filter.nameContains);
  const of = (isAsked: boolean, field: ListGap, passes: Test['passes']): readonly Test[] => (isAsked ? [{ fields: [field], passes }] : []);
  const uses = (used: Used, id: string | null | undefined): readonly Test[] =>
    isGiven(id) ? [{ fields: used.fields, passes: (assistant) => placesOf(used, assistant, id).length > 0 }] : [];
  return [
    ...(hasName ? [{ fields: ['name'], passes: hasName } satisfies Test] : []),
    ...of(isGiven(tag), 'tags', ({ tags }) => Array.isArray(tags) && tags.some((one) => one === tag)),
    ...of(isGiven(model), 'model', (assistant) => assistant.model === model),
    ...of(isGiven(importProvider), 'import_metadata', (assistant) => assistant.import_metadata?.import_provider === importProvider),
    ...of(
      isGiven(enabledFeature),
      'enabled_features',
      ({ enabled_features: features }) => Array.isArray(features) && features.some((feature) => feature === enabledFeature),
    ),
    ...of(isGiven(toolType), 'tools', ({ tools }) => objectsIn(tools).some(({ type }) => type === toolType)),
    ...(host === null ? [] : of(true, 'tools', ({ tools }) => objectsIn(tools).some((tool) => callsHost(tool, host, showUrl)))),
    ...uses(sharedToolUses, filter.sharedToolId),
    ...uses(mcpServerUses, filter.mcpServerId),
    ...uses(integrationUses, filter.integrationId),
    ...uses(insightGroupUses, filter.insightGroupId),
    ...uses(missionUses, filter.missionId),
  ];
}
