/** What lists of assistants and of their versions may leave out. */
import { assistantVersions } from '../upstream/resources/assistant-versions.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { gapsOf } from './one.ts';

export const ASSISTANT_GAPS = gapsOf(assistants);
export const VERSION_GAPS = gapsOf(assistantVersions);
