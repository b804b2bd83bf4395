import type { RequestContext } from '../context.ts';
import { isObject } from '../json.ts';
import { assistantTags } from '../upstream/resources/assistant-tags.ts';
import { assistants, type OfAssistant } from '../upstream/resources/assistants.ts';
import { versionsOf } from './assistant-scopes.ts';
import { valueOfReferenced } from './assistant.ts';
import { withGapsOf } from './lists/all.ts';
import { ASSISTANT_FIELD, idFaults } from './resource-writes.ts';
import { badInput, namedBy, pathTextFaults } from './user-errors.ts';
import { write, type WriteDefinition } from './write.ts';

/** All tags of the account's assistants. One upstream list. */
export async function listAssistantTags({ loaders }: RequestContext) {
  const list = await loaders.of(assistantTags).list();
  return withGapsOf(
    list,
    list.entries.map(({ name }) => name),
  );
}

export interface TagInput extends OfAssistant {
  readonly tag: string;
}

export interface Tagged extends OfAssistant {
  /** Null where the answer did not show them. */
  readonly tags: readonly string[] | null;
}

/** The tags after a write. One upstream read where its answer did not show them. */
export const tagsAfter = async ({ assistantId, tags }: Tagged, ctx: RequestContext): Promise<readonly string[]> =>
  tags ?? textsIn(await valueOfReferenced(assistantId, 'tags', ctx));

interface TagWrite {
  readonly send: WriteDefinition<TagInput, Tagged>['send'];
  /** Whether it takes the tag away. */
  readonly isDelete?: boolean;
}

const tagWrite = (operation: string, { send, isDelete = false }: TagWrite) =>
  write<TagInput, Tagged>({
    operation,
    isDelete,
    faults: ({ assistantId, tag }) => [...idFaults(assistants, assistantId, 'assistantId'), ...tagFaults(tag)],
    send,
    outdates: ({ assistantId }) => [assistants.kind, assistantTags.kind, versionsOf(assistantId)],
    brings: ({ body }, { assistantId }) => {
      const tags = isObject(body) ? body['tags'] : undefined;
      return { assistantId, tags: Array.isArray(tags) ? textsIn(tags) : null };
    },
    written: ({ assistantId }) => [assistantId],
    targets: ({ assistantId }) => [assistantId],
    nameInput: () => namedBy({ tag: 'tag' }),
    // Where a tag is taken away, it may be the tag that there is not.
    idField: isDelete ? undefined : ASSISTANT_FIELD,
  });

/** Longest tag in characters, since a path has to carry it. */
const MAX_TAG = 1_000;

/** A tag stands in the path when it is taken away. */
const tagFaults = (tag: string) => {
  const path = ['input', 'tag'];
  return tag.length > MAX_TAG ? [badInput(path, `tag is too long: it takes ${MAX_TAG} characters at most.`)] : pathTextFaults(path, tag);
};

const textsIn = (values: unknown): readonly string[] =>
  Array.isArray(values) ? values.filter((value): value is string => typeof value === 'string') : [];

/** One POST, sent once. */
export const addAssistantTag = tagWrite('addAssistantTag', {
  send: ({ assistantId, tag }, upstream, options) => upstream.assistants.tags.add(assistantId, { tag }, options),
});

/** One DELETE, repeated as reads are. */
export const removeAssistantTag = tagWrite('removeAssistantTag', {
  send: ({ assistantId, tag }, upstream, options) => upstream.assistants.tags.remove(tag, { assistant_id: assistantId }, options),
  isDelete: true,
});
