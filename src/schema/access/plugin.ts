/** A Pothos plugin: enforces the scopes that a field requires, and states them in descriptions and for routers. */
import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type PothosTypeConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { describeRequirement, type Requirement } from '../../auth/scope.ts';
import type { RequestContext } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import { accessOf, type Access } from './access.ts';
import { leftOut } from './left-out.ts';
import { countUnprintable, inspect, MAX_DEPTH, type Inspection } from './inspect-json.ts';
import { MASK, MAX_MASKED_BYTES } from './mask.ts';
import { maskUrlField } from './mask-url.ts';
import { redact, shownText } from './redact.ts';
import { isName, isWordLike } from './word-like.ts';

export const ACCESS_PLUGIN = 'access';

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- Pothos' way to announce a plugin
  export namespace PothosSchemaTypes {
    // oxlint-disable-next-line no-unused-vars -- declarations that are merged have the same parameters
    interface Plugins<Types extends SchemaTypes> {
      [ACCESS_PLUGIN]: AccessPlugin<Types>;
    }
    // oxlint-disable-next-line no-unused-vars -- declarations that are merged have the same parameters
    interface BuildSchemaOptions<Types extends SchemaTypes> {
      /** Whether the SDL states the required scopes, by `@authenticated` and `@requiresScopes`. */
      readonly tellRouters?: boolean;
    }
  }
}

type Extensions = Readonly<Record<string, unknown>>;
type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;

class AccessPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onTypeConfig(config: PothosTypeConfig): PothosTypeConfig {
    const { needs } = accessOf(config.extensions);
    if (needs === undefined || config.kind !== 'Object') return config;
    return { ...config, extensions: this.#withDirectives(config.extensions, needs) };
  }

  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const { needs } = accessOf(config.extensions);
    if (needs === undefined) return config;
    return {
      ...config,
      description: `${config.description ?? ''} Scope: ${describeRequirement(needs)}, when callers authenticate with a JWT.`.trimStart(),
      // Routers take no such directives on fields of interfaces; what these lead to has its own.
      ...(config.kind !== 'Interface' && { extensions: this.#withDirectives(config.extensions, needs) }),
    };
  }

  override wrapResolve(resolve: Resolver<Types>, { extensions, type }: PothosOutputFieldConfig<Types>): Resolver<Types> {
    const given = accessOf(extensions);
    const isJson = type.kind === 'Scalar' && this.builder.configStore.getTypeConfig(type.ref).name === 'JSON';
    return enforce(isJson ? { redaction: 'known-places', ...given } : given, resolve) as Resolver<Types>;
  }

  override wrapSubscribe(
    subscribe: Resolver<Types> | undefined,
    { extensions }: PothosOutputFieldConfig<Types>,
  ): Resolver<Types> | undefined {
    const { needs } = accessOf(extensions);
    return subscribe && needs ? (enforce({ needs }, subscribe) as Resolver<Types>) : subscribe;
  }

  #withDirectives(extensions: Extensions | null | undefined, needs: Requirement): Extensions {
    const given = extensions ?? {};
    if (!(this.options.tellRouters ?? false)) return given;
    const { directives } = given as { readonly directives?: readonly object[] };
    const required = [
      { name: 'authenticated', args: {} },
      { name: 'requiresScopes', args: { scopes: needs } },
    ];
    return { ...given, directives: [...(directives ?? []), ...required] };
  }
}

type Resolve = GraphQLFieldResolver<unknown, RequestContext, object>;

function enforce({ needs, ...shown }: Access, resolve: Resolve): Resolve {
  const resolveShown = show(shown, resolve);
  if (needs === undefined) return resolveShown;
  return (parent, args, ctx, info) => {
    ctx.assertScopes(needs);
    return resolveShown(parent, args, ctx, info);
  };
}

const TOO_DEEP = `The upstream sent a value that is nested more than ${MAX_DEPTH} levels deep.`;
const TOO_LARGE_TO_MASK = 'This value is too large to be masked: it takes the scope `secrets:read` to read it.';
const TOO_MANY_DIGITS = 'The upstream sent numbers whose digits this version of Node.js cannot pass on; Node.js 22 and later can.';

/** A resolver whose value is masked for callers who may not see secrets, and can be printed. */
function show({ redaction, keys, ...text }: Omit<Access, 'needs'>, resolve: Resolve): Resolve {
  if (redaction === undefined && !text.isUrl && !text.looksLike && !text.isProse) return resolve;
  const redactionOf = typeof redaction === 'function' ? redaction : () => redaction ?? 'known-places';
  const print = (
    value: unknown,
    { size, isTooDeep, hasUnprintable }: Inspection,
    ctx: RequestContext,
    info: GraphQLResolveInfo,
    parent: unknown,
  ) => {
    if (isTooDeep) throw new GatewayError('UPSTREAM_BAD_RESPONSE', TOO_DEEP);
    if (!ctx.takeBytes(size)) return leftOut(value, ctx, info);
    const masked = ctx.seesSecrets ? 'nothing' : redactionOf(parent);
    if (masked !== 'nothing' && size > MAX_MASKED_BYTES) throw new GatewayError('FORBIDDEN', TOO_LARGE_TO_MASK);
    const found = redact(value, masked, keys);
    const unprintable = hasUnprintable ? countUnprintable(found) : 0;
    if (unprintable > 0) ctx.reportFieldError(info, `${TOO_MANY_DIGITS} Null in this value: ${unprintable}.`);
    return found;
  };
  const shown = (value: unknown, ctx: RequestContext, info: GraphQLResolveInfo, parent: unknown): unknown => {
    if (redaction === undefined) return ctx.seesSecrets ? value : maskTexts(value, text);
    const inspection = inspect(value);
    return inspection instanceof Promise
      ? inspection.then((known) => print(value, known, ctx, info, parent))
      : print(value, inspection, ctx, info, parent);
  };
  return (parent, args, ctx, info) => {
    const value: unknown = resolve(parent, args, ctx, info);
    return value instanceof Promise ? value.then((known: unknown) => shown(known, ctx, info, parent)) : shown(value, ctx, info, parent);
  };
}

type OfText = Pick<Access, 'looksLike' | 'isProse'>;

/** A text, or a list of texts, as its field shows it to callers who may not see secrets; anything else as it is. */
export function maskTexts(value: unknown, text: OfText): unknown {
  if (Array.isArray(value)) return value.map((item) => maskTexts(item, text));
  return typeof value === 'string' ? maskTyped(value, text) : value;
}

function maskTyped(value: string, { looksLike, isProse }: OfText): string {
  if (isProse) return shownText(value);
  if (looksLike === undefined) return maskUrlField(value);
  const isShown = value === '' || (looksLike === 'words' ? isWordLike(value) : isName(value) && !/\s/.test(value));
  return isShown ? value : MASK;
}

// In watch mode and in tests a module may be evaluated again, with a class of its own.
SchemaBuilder.allowPluginReRegistration = true;
SchemaBuilder.registerPlugin(ACCESS_PLUGIN, AccessPlugin);
