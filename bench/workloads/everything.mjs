import { idAt } from '../documents.mjs';
import { schema } from '../finished.mjs';
import { selectAll } from '../select-all.mjs';

const { spread, fragments } = selectAll(schema, 'Assistant');

/** W4: one assistant, every field. */
export const W4 = {
  id: 'W4',
  title: 'one assistant, every field',
  schema: 'full',
  reads: 'finished',
  query: `query W4($id: ID!) { assistant(id: $id) { ${spread} } } ${fragments}`,
  variables: { id: idAt(17, 200) },
  differing: {
    query: `query W4($id: ID!, $caller: String, $live: Boolean = false) { assistant(id: $id) { ${spread} dynamicVariablesFromWebhook(from: $caller) @include(if: $live) } } ${fragments}`,
    vary: 'id',
  },
  answer: ({ finished }, { id }) => ({ assistant: finished.get(id) }),
};

/** The same of several assistants, with fragments of their own for each; `name` makes the text a new one. */
export function everythingOf(ids, name) {
  const parts = ids.map((id, index) => {
    const own = (text) => text.replaceAll(/\.\.\.(\w+)|fragment (\w+)/g, (found) => `${found}_${index}`);
    return { root: `a${index}: assistant(id: "${id}") { ${own(spread)} }`, fragments: own(fragments) };
  });
  return `query ${name} { ${parts.map(({ root }) => root).join(' ')} } ${parts.map((part) => part.fragments).join(' ')}`;
}

/** The same for a whole page: the largest answer that one request may ask for. */
export const EVERYTHING_OF_ALL = `query All($first: Int!) { assistants(first: $first) { nodes { ${spread} } } } ${fragments}`;
