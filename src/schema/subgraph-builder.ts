import DirectivesPlugin from '@pothos/plugin-directives';
import FederationPlugin from '@pothos/plugin-federation';
import { builder } from './builder.ts';
import { LEAVE_OUT_PLUGIN } from './leave-out-of-subgraph.ts';

/**
 * The builder with what only routers have a use for: it knows the same types, and builds them with more plugins.
 * Loaded where a subgraph is served, since Federation brings half a megabyte of code.
 */
export const subgraphBuilder = Object.create(builder, {
  options: {
    value: {
      ...builder.options,
      // Access and Federation hand what they tell routers to the directives plugin, whose place they leave as it is.
      plugins: [...(builder.options.plugins ?? []), DirectivesPlugin, FederationPlugin, LEAVE_OUT_PLUGIN],
    },
  },
}) as typeof builder;
