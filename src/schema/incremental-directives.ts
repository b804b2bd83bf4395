import { DirectiveLocation, GraphQLBoolean, GraphQLDirective, GraphQLInt, GraphQLNonNull, GraphQLString } from 'graphql';

const label = { type: GraphQLString, description: 'Label of the part in the answer; unique within the operation.' };
const on = {
  type: new GraphQLNonNull(GraphQLBoolean),
  defaultValue: true,
  description: 'False has the same effect as leaving the directive out.',
};

/** Directives with which a client gets the answer in parts. */
export const incrementalDirectives = [
  new GraphQLDirective({
    name: 'defer',
    description:
      'The fragment may be sent in a later part of the answer. Only for requests that accept `multipart/mixed`; others get it in one answer.',
    locations: [DirectiveLocation.FRAGMENT_SPREAD, DirectiveLocation.INLINE_FRAGMENT],
    args: { if: on, label },
  }),
  new GraphQLDirective({
    name: 'stream',
    description:
      'Items of the list may be sent in later parts of the answer. Only for requests that accept `multipart/mixed`; others get them in one answer.',
    locations: [DirectiveLocation.FIELD],
    args: {
      if: on,
      label,
      initialCount: { type: GraphQLInt, defaultValue: 0, description: 'Number of items in the first part, 0 or more.' },
    },
  }),
];
