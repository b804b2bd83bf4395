import { assistants } from '../upstream/resources/assistants.ts';
import { refuseUnknown } from './lists/filters.ts';
import type { Filter } from './lists/page.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';

/** An assistant must match every field that is set; null and absent fields are ignored. Values are those of the Telnyx API. */
export interface AssistantFilter {
  readonly ids?: readonly string[] | null | undefined;
  readonly nameContains?: string | null | undefined;
  readonly tag?: string | null | undefined;
  readonly model?: string | null | undefined;
  readonly toolType?: string | null | undefined;
  readonly importProvider?: string | null | undefined;
  readonly enabledFeature?: string | null | undefined;
}

type Test = (assistant: AssistantWire) => boolean;

/**
 * A filter, or an error for an invalid one. Filtering costs no upstream calls, except for `toolType` where
 * the list may have left tools out: then each of these assistants is read by its id.
 */
export function createFilter(filter: AssistantFilter): Filter<AssistantWire> {
  const tests = testsOf(filter);
  const { toolType } = filter;
  return async (all, { loaders }) => {
    const passing = tests.length === 0 ? all : all.filter((assistant) => tests.every((test) => test(assistant)));
    if (!isGiven(toolType)) return passing;
    const complete = await Promise.all(passing.map((assistant) => loaders.of(assistants).complete(assistant, 'tools')));
    return passing.filter((_assistant, index) => hasTool(complete[index], toolType));
  };
}

function testsOf(filter: AssistantFilter): readonly Test[] {
  const { ids, nameContains, tag, model, importProvider, enabledFeature } = filter;
  refuseUnknown('importProvider', importProvider);
  refuseUnknown('enabledFeature', enabledFeature);
  const tests: Test[] = [];
  if (ids) {
    const wanted = new Set(ids);
    tests.push(({ id }) => wanted.has(String(id)));
  }
  if (isGiven(nameContains)) {
    const part = nameContains.toLocaleLowerCase('en');
    tests.push(({ name }) => typeof name === 'string' && name.toLocaleLowerCase('en').includes(part));
  }
  if (isGiven(tag)) tests.push(({ tags }) => Array.isArray(tags) && tags.includes(tag));
  if (isGiven(model)) tests.push((assistant) => assistant.model === model);
  if (isGiven(importProvider)) tests.push(({ import_metadata }) => import_metadata?.import_provider === importProvider);
  if (isGiven(enabledFeature)) {
    tests.push(({ enabled_features }) => Array.isArray(enabled_features) && enabled_features.some((feature) => feature === enabledFeature));
  }
  return tests;
}

const isGiven = (value: string | null | undefined): value is string => value !== null && value !== undefined;

const hasTool = (assistant: AssistantWire | undefined, type: string) =>
  Array.isArray(assistant?.tools) && assistant.tools.some((tool: { readonly type?: unknown } | null) => tool?.type === type);
