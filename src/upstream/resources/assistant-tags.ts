import { unpaged } from '../pages.ts';
import type { ListResource } from '../resource.ts';

/** A tag is a text on the wire. */
export interface TagWire {
  readonly name: string;
}

/** All tags of the account's assistants. */
export const assistantTags: ListResource<TagWire> = {
  kind: 'assistant-tags',
  noun: ['a', 'tag', 'name'],
  idKey: 'name',
  list: {
    ...unpaged('tags', (upstream, _query, options) => upstream.assistants.tags.list(options)),
    toEntry: (tag) => (typeof tag === 'string' ? { name: tag } : tag),
  },
};
