/** Every page of the site as Markdown, by its path: what people wrote, and what is generated from the code. */
import { lexicographicSortSchema } from 'graphql';
import { schema } from '../src/schema/index.ts';
import { anchorOf } from './anchors.ts';
import { guideAt, SOURCES } from './guides.ts';
import { errorPages } from './reference/error-codes.ts';
import { ROOT_PAGES, rootFieldPages } from './reference/root-fields.ts';
import { settingPages } from './reference/settings.ts';
import { partsOf, typePages, typesOf } from './reference/types.ts';

export function sitePages(): ReadonlyMap<string, string> {
  const guides = new Map([...SOURCES.keys()].map((path) => [path, guideAt(path)]));
  const sorted = lexicographicSortSchema(schema);
  return new Map([...guides, ...rootFieldPages(sorted), ...typePages(sorted), ...errorPages(guides), ...settingPages(guides)]);
}

/** Where a word leads that stands in backticks, such as `Assistant`, `Assistant.tools`, `CONFLICT` or `PORT`. */
export function referencesOf(pages: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  for (const path of pages.keys()) {
    const [, name] = /^reference\/(?:types|error-codes|settings)\/(\w+)\.md$/.exec(path) ?? [];
    if (name !== undefined) found.set(name, path);
  }
  for (const type of typesOf(schema)) {
    for (const { name } of partsOf(type)) found.set(`${type.name}.${name}`, `reference/types/${type.name}.md#${anchorOf(name)}`);
  }
  // A query comes before a subscription of the same name.
  for (const type of [schema.getSubscriptionType(), schema.getMutationType(), schema.getQueryType()]) {
    const path = ROOT_PAGES[type?.name as keyof typeof ROOT_PAGES];
    for (const field of Object.keys(type?.getFields() ?? {})) {
      found.set(`${type?.name}.${field}`, `reference/${path}.md#${anchorOf(field)}`);
      // Words such as `node` and `tests` mean other things, too.
      if (/[A-Z]/.test(field)) found.set(field, `reference/${path}.md#${anchorOf(field)}`);
    }
  }
  return Object.fromEntries(found);
}
