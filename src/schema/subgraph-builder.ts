import DirectivesPlugin from '@pothos/plugin-directives';
import FederationPlugin from '@pothos/plugin-federation';
import { builder } from './builder.ts';
import { LEAVE_OUT_PLUGIN } from './leave-out-of-subgraph.ts';

/**
 * The builder with the plugins that only routers need: it has the same types.
 * Loaded only where a subgraph is served.
 */
export const subgraphBuilder = Object.create(builder, {
  options: {
    value: {
      ...builder.options,
      // Access and Federation pass their directives to the directives plugin, so its position must not change.
      plugins: [...(builder.options.plugins ?? []), DirectivesPlugin, FederationPlugin, LEAVE_OUT_PLUGIN],
    },
  },
}) as typeof builder;
