import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type PothosTypeConfig, type SchemaTypes } from '@pothos/core';
import { GraphQLSchema, type GraphQLSchemaConfig } from 'graphql';
import { GLOBAL_ID } from './builder.ts';
import { isKeyAlone } from './shared/entity.ts';

export const LEAVE_OUT_PLUGIN = 'leaveOutOfSubgraph';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      [LEAVE_OUT_PLUGIN]: LeaveOutOfSubgraph<Types>;
    }
  }
}

/**
 * Leaves out of the subgraph what only Relay needs, all but the keys of what others own, and subscriptions, which routers do not get by server-sent events. Two subgraphs with a `Query.node` do not compose, nor do two
 * with different fields of `Node`; and a global id is useless if nothing can be read by it.
 */
class LeaveOutOfSubgraph<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onTypeConfig(type: PothosTypeConfig): PothosTypeConfig {
    if (type.kind !== 'Object') return type;
    return { ...type, interfaces: type.interfaces.filter((ref) => this.#nameOf(ref) !== NODE) };
  }

  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> | null {
    if (field.parentType === NODE) return field;
    if (field.name !== 'id' && isKeyAlone(this.builder.configStore.getTypeConfig(field.parentType).extensions)) return null;
    const { type } = field;
    const item = type.kind === 'List' ? type.type : type;
    const isNode = item.kind === 'Interface' && this.#nameOf(item.ref) === NODE;
    return isNode || field.name === GLOBAL_ID ? null : field;
  }

  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    const config = schema.toConfig();
    const streamed = onlyStreamed(config);
    const types = config.types.filter(({ name }) => name !== NODE && !streamed.has(name));
    return new GraphQLSchema({ ...config, subscription: null, types });
  }

  #nameOf(ref: Parameters<typeof this.builder.configStore.getTypeConfig>[0]): string {
    return this.builder.configStore.getTypeConfig(ref).name;
  }
}

const NODE = 'Node';

/** Names of the types that nothing but subscriptions leads to. */
function onlyStreamed(config: GraphQLSchemaConfig): ReadonlySet<string> {
  const all = new GraphQLSchema({ ...config, types: [] }).getTypeMap();
  const others = new GraphQLSchema({ ...config, subscription: null, types: [] }).getTypeMap();
  return new Set(Object.keys(all).filter((name) => !Object.hasOwn(others, name)));
}

// A process that reloads its modules, for example in watch mode, runs this again.
SchemaBuilder.allowPluginReRegistration = true;
SchemaBuilder.registerPlugin(LEAVE_OUT_PLUGIN, LeaveOutOfSubgraph);
