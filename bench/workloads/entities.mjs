import { idAt } from '../documents.mjs';

const entities = (keys) => ({
  id: `entities-${keys}`,
  title: keys === 1 ? '`_entities`, one key' : `\`_entities\`, ${keys} keys`,
  // As Apollo's router writes what it asks of a subgraph.
  query:
    'query Contacts__assistants__1($representations:[_Any!]!){_entities(representations:$representations){...on Assistant{name model}}}',
  variables: {
    representations: Array.from({ length: keys }, (_, place) => ({ __typename: 'Assistant', id: idAt(place, 200) })),
  },
  answer: ({ byId }, { representations }) => ({
    _entities: representations.map(({ id }) => {
      const { name, model } = byId.get(id);
      return { name, model };
    }),
  }),
});

/** What a router asks of a subgraph: references to one assistant, and to 50. */
export const ENTITIES = [entities(1), entities(50)];
