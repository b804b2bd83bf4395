import type { RequestContext } from '../context.ts';
import { assistantTags } from '../upstream/resources/assistant-tags.ts';

/** All tags of the account's assistants, and how many could not be read. One upstream list. */
export async function listAssistantTags({ loaders }: RequestContext) {
  const { entries, damaged } = await loaders.of(assistantTags).list();
  return { tags: entries.map(({ name }) => name), damaged };
}
