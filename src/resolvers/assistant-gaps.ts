/** What lists of assistants and of their versions may leave out. */
import { assistantVersions } from '../upstream/resources/assistant-versions.ts';
import type { RequestContext } from '../context.ts';
import { ANY_KEY } from '../upstream/resource.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { LIST_GAPS, type AssistantWire } from '../upstream/wire/assistant.ts';
import { gapsOf } from './one.ts';

export const ASSISTANT_GAPS = gapsOf(assistants);
export const VERSION_GAPS = gapsOf(assistantVersions);

/** All that a list may leave out, and that is known only of single reads. */
export const WHOLE_KEYS = [...LIST_GAPS.keys, ANY_KEY] as const;

/** The whole of an assistant: as it is at hand, or by one read where the list that brought it leaves something out. */
export const wholeAssistant = (assistant: AssistantWire, ctx: RequestContext) => ASSISTANT_GAPS.complete(assistant, WHOLE_KEYS, ctx);

/** The same of a version. */
export const wholeVersion = (version: AssistantWire, ctx: RequestContext) => VERSION_GAPS.complete(version, WHOLE_KEYS, ctx);
