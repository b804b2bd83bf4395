/** What all tool variants share: the `Tool` interface, the lifted payload, and how a variant is declared. */
import type { ObjectRef } from '@pothos/core';
import type { AssistantToolWire } from '../../upstream/wire/assistant.ts';
import { access } from '../access/access.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { describeKind } from '../wire/checks.ts';
import { asJsonObject, keysOf, mapAs, mapFields, type FieldMap, type Source, type WireFieldBuilder } from '../wire/object.ts';
import type { Superset } from '../wire/superset.ts';
import { EXTRA_DESCRIPTION, unmapped } from '../wire/extra.ts';
import { boolean, id, identifier, int, json, object, type AnyFieldMap, type WireField } from '../wire/fields.ts';
import { TYPE_DESCRIPTION } from '../wire/union.ts';
import { AssistantToolKind, KIND_DESCRIPTION, kindOf, TOOL_TYPES } from './kind.ts';

/** The keys beside the payload. `timeout_ms` and `shared` are read on every tool, also where the SDK's type lacks them. */
export const toolFields = {
  type: identifier(`${TYPE_DESCRIPTION} Known ones: ${TOOL_TYPES}; \`kind\` has them as an enum.`),
  shared: boolean(
    'True when the tool comes from the library of shared tools, so that changing it changes other assistants too. Null means defined inline.',
  ),
  tool_id: id('The id of the tool; that of the library where `shared` is true. Null when Telnyx sends none.'),
  timeout_ms: int(
    "Timeout of the tool in milliseconds. The tool's own setting takes precedence over the legacy one inside a webhook; null means the Telnyx default.",
  ),
} as const satisfies FieldMap<Pick<Superset<AssistantToolWire>, 'type' | 'shared' | 'timeout_ms'> & ToolId>;

/** Sent with every tool, and not known to the SDK. */
interface ToolId {
  readonly tool_id?: string;
}

type ToolKey = keyof typeof toolFields;

export const Tool = builder.interfaceRef<unknown>('Tool').implement({
  description: 'What every tool of an assistant has in common.',
  fields: (t) => ({
    ...mapFields(t as never, toolFields, toolLevel),
    kind: t.field({ type: AssistantToolKind.ref, nullable: false, description: KIND_DESCRIPTION, resolve: kindOf }),
    extra: t.field({
      type: 'JSON',
      description: EXTRA_DESCRIPTION,
      resolve: (tool) => unmapped(asJsonObject(tool), toolFields),
    }),
  }),
});

type ToolOfType<K> = Extract<AssistantToolWire, { readonly type: K }>;
export type Payload<K extends AssistantToolWire['type']> = NonNullable<ToolOfType<K>[K & keyof ToolOfType<K>]>;
/** Keys beside the payload that the SDK gave to one variant only: they must be mapped with it. */
type OwnKeys<K extends AssistantToolWire['type']> = WithoutKeys<ToolOfType<K>, ToolKey | K>;
type WithoutKeys<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export interface ToolOptions<K extends AssistantToolWire['type']> {
  readonly description: string;
  /** The payload's fields, lifted onto the tool's type. */
  readonly fields: FieldMap<Payload<K>> & FieldMap<OwnKeys<K>>;
  /** For a payload that is a free map: it is not lifted but shown whole, under the camelCase of its key. */
  readonly freeForm?: WireField<Payload<K>>;
  /** Fields that do not correspond to one key of the payload; their parent is the whole tool. */
  readonly derived?: (t: WireFieldBuilder<unknown>) => ReturnType<typeof mapFields>;
}

/**
 * The GraphQL type of one tool variant. In the Telnyx API it is `{ type: K, [K]: payload, shared, timeout_ms }`; the
 * payload's fields are lifted onto the type, and so are unknown keys of the payload (`extra`).
 */
export function toolVariant<K extends AssistantToolWire['type']>(
  name: string,
  type: K,
  options: ToolOptions<K>,
): ObjectRef<SchemaTypes, ToolOfType<K>> {
  const fields: AnyFieldMap = options.fields;
  const ownFields: AnyFieldMap = { ...toolFields, [type]: options.freeForm ?? payloadField };
  const whole: AnyFieldMap = options.freeForm ? { [type]: options.freeForm } : {};
  const ref = builder.objectRef<unknown>(name).implement({
    description: options.description,
    interfaces: [Tool],
    fields: (t) => ({
      ...mapFields(t, whole, asJsonObject),
      ...mapFields(t, fields, readPayload(type)),
      ...options.derived?.(t),
      extra: t.field({
        type: 'JSON',
        description: EXTRA_DESCRIPTION,
        extensions: access({ keys: keysOf({ ...fields, ...ownFields }) }),
        resolve: (tool) =>
          options.freeForm ? unmapped(asJsonObject(tool), ownFields) : extraOf(asJsonObject(tool), type, ownFields, fields),
      }),
    }),
  });
  const payload = builder.objectRef<unknown>(`${name}Payload`);
  mapAs(payload, options.description, { timeout_ms: type === 'webhook' ? toolFields.timeout_ms : noTimeout, ...fields });
  mapAs(ref, options.description, { ...toolFields, [type]: options.freeForm ?? object(() => payload, '') });
  return ref as unknown as ObjectRef<SchemaTypes, ToolOfType<K>>;
}

const payloadOf = (tool: unknown, type: string): JsonObject => asJsonObject(asJsonObject(tool)[type]);

const payloadField: WireField<unknown> = { ...json(''), carries: isObject };

/**
 * The legacy timeout of a webhook stands among its settings. Among those of other tools such a key is an unknown one:
 * it may hold anything, and texts in it are masked as in `extra`.
 */
const { shows: _number, ...noTimeout } = toolFields.timeout_ms;

/** The payload, or nothing and an error if the upstream sent another type. */
const readPayload =
  (type: string): Source =>
  (tool, ctx, info) => {
    const payload = asJsonObject(tool)[type];
    if (payload !== undefined && payload !== null && !isObject(payload)) {
      ctx.reportFieldError(info, `The upstream sent ${describeKind(payload)} where the tool's ${type} settings are expected.`);
    }
    return asJsonObject(payload);
  };

const hasOwnTimeout = (tool: JsonObject) => tool['timeout_ms'] !== undefined && tool['timeout_ms'] !== null;

const legacyTimeout = (tool: JsonObject): unknown => (tool['type'] === 'webhook' ? payloadOf(tool, 'webhook')['timeout_ms'] : undefined);

/** A tool's own keys, with the legacy timeout of a webhook if it has none itself. */
function toolLevel(parent: unknown): JsonObject {
  const tool = asJsonObject(parent);
  const legacy = hasOwnTimeout(tool) ? undefined : legacyTimeout(tool);
  return legacy === undefined ? tool : { ...tool, timeout_ms: legacy };
}

/**
 * What neither the tool's nor the payload's fields show. Unknown payload keys are lifted as the known ones are;
 * one that the tool itself uses too stays under the payload's key.
 */
function extraOf(tool: JsonObject, type: string, ownFields: AnyFieldMap, fields: AnyFieldMap): JsonObject | null {
  const payload = payloadOf(tool, type);
  const unread = unmapped(tool, ownFields);
  const unreadPayload = unmapped(payload, fields);
  if (unread === null && unreadPayload === null) return null;
  const own = Object.entries(unread ?? {});
  const isShownTimeout = (key: string, value: unknown) =>
    key === 'timeout_ms' && type === 'webhook' && (value === null || (!hasOwnTimeout(tool) && toolFields.timeout_ms.carries(value)));
  const rest = Object.entries(unreadPayload ?? {}).filter(([key, value]) => !isShownTimeout(key, value));
  const isTaken = ([key]: [string, unknown]) => Object.hasOwn(tool, key) || Object.hasOwn(toolFields, key);
  const lifted = rest.filter((entry) => !isTaken(entry));
  const shadowed = rest.filter(isTaken);
  const entries = [...own, ...lifted, ...(shadowed.length > 0 ? [[type, Object.fromEntries(shadowed)] as const] : [])];
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}
