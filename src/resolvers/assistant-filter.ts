import { objectsIn } from '../json.ts';
import { combine, refuseUnknown, type CommonFilter, type ShowUrl } from './lists/filters.ts';
import type { Filter } from './lists/page.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { completeIn } from './usage.ts';
import { insightGroupUses, integrationUses, mcpServerUses, missionUses, placesOf, sharedToolUses, type Used } from './uses.ts';
import { callsHost, toHost } from './webhook-host.ts';
import type { AssistantWire, ListGap } from '../upstream/wire/assistant.ts';

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

type Test = (assistant: AssistantWire) => boolean;

/** A test of fields that the list may leave out. */
interface CompleteTest {
  readonly fields: readonly ListGap[];
  readonly passes: Test;
}

/**
 * A filter, or an error for one that cannot be asked for. Filtering is free of upstream calls, but for what is asked of fields that
 * the list may have left out: then each assistant of which that is not known is read singly.
 */
export function createFilter(filter: AssistantFilter, showUrl: ShowUrl): Filter<AssistantWire> {
  const pass = combine<AssistantWire>('id', 'name', filter, testsOf(filter));
  const completeTests = completeTestsOf(filter, showUrl);
  const fields = completeTests.flatMap((test) => test.fields);
  return async (all, ctx) => {
    const passing = await pass(all, ctx);
    if (completeTests.length === 0) return passing;
    const complete = await Promise.all(passing.map((assistant) => completeIn(assistants, assistant, fields, ctx)));
    return passing.filter((assistant, index) => completeTests.every(({ passes }) => passes(complete[index] ?? assistant)));
  };
}

function completeTestsOf(filter: AssistantFilter, showUrl: ShowUrl): readonly CompleteTest[] {
  const { model, toolType, webhookHost } = filter;
  refuseUnknown('toolType', toolType);
  const host = isGiven(webhookHost) ? toHost('webhookHost', webhookHost) : null;
  const ofTools = (passes: Test): CompleteTest => ({ fields: ['tools'], passes });
  const uses = (used: Used, id: string | null | undefined): readonly CompleteTest[] =>
    isGiven(id) ? [{ fields: used.fields, passes: (assistant) => placesOf(used, assistant, id).length > 0 }] : [];
  return [
    ...(isGiven(model) ? [{ fields: ['model'], passes: (assistant) => assistant.model === model } satisfies CompleteTest] : []),
    ...(isGiven(toolType) ? [ofTools(({ tools }) => objectsIn(tools).some(({ type }) => type === toolType))] : []),
    ...(host === null ? [] : [ofTools(({ tools }) => objectsIn(tools).some((tool) => callsHost(tool, host, showUrl)))]),
    ...uses(sharedToolUses, filter.sharedToolId),
    ...uses(mcpServerUses, filter.mcpServerId),
    ...uses(integrationUses, filter.integrationId),
    ...uses(insightGroupUses, filter.insightGroupId),
    ...uses(missionUses, filter.missionId),
  ];
}

function testsOf(filter: AssistantFilter): readonly Test[] {
  const { tag, importProvider, enabledFeature } = filter;
  refuseUnknown('importProvider', importProvider);
  refuseUnknown('enabledFeature', enabledFeature);
  const tests: Test[] = [];
  if (isGiven(tag)) tests.push(({ tags }) => Array.isArray(tags) && tags.includes(tag));
  if (isGiven(importProvider)) tests.push(({ import_metadata }) => import_metadata?.import_provider === importProvider);
  if (isGiven(enabledFeature)) {
    tests.push(({ enabled_features }) => Array.isArray(enabled_features) && enabled_features.some((feature) => feature === enabledFeature));
  }
  return tests;
}

const isGiven = (value: string | null | undefined): value is string => value !== null && value !== undefined;
