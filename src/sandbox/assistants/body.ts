/** What creates and updates of an assistant may hold. */
import type { Behaviour } from '../behaviour.ts';
import { type BodyField, isRecord, readBody } from '../body.ts';
import { type Fault, validationError } from '../errors.ts';
import type { Reply } from '../reply.ts';
import { flowFaults } from './flow-faults.ts';

/** The settings objects, which an update replaces one by one. */
export const SETTINGS = [
  'voice_settings',
  'transcription',
  'interruption_settings',
  'telephony_settings',
  'messaging_settings',
  'widget_settings',
  'insight_settings',
  'privacy_settings',
  'observability_settings',
  'post_conversation_settings',
  'external_llm',
  'fallback_config',
  'delegation_settings',
  'websocket_settings',
] as const;

const text: BodyField = { kind: 'string', nullable: true };

const FIELDS: Readonly<Record<string, BodyField>> = {
  name: { kind: 'string', required: true, min: 1 },
  instructions: { kind: 'string', required: true },
  model: { kind: 'string', min: 1 },
  version_name: { kind: 'string', max: 50 },
  description: text,
  greeting: text,
  llm_api_key_ref: text,
  dynamic_variables_webhook_url: text,
  dynamic_variables_webhook_timeout_ms: { kind: 'integer', min: 1, max: 10_000, nullable: true },
  dynamic_variables: { kind: 'object', nullable: true },
  enabled_features: { kind: 'strings' },
  tags: { kind: 'strings' },
  tool_ids: { kind: 'strings' },
  tools: { kind: 'objects' },
  mcp_servers: { kind: 'objects' },
  integrations: { kind: 'objects' },
  a2a_agents: { kind: 'objects' },
  conversation_flow: { kind: 'object', nullable: true },
  promote_to_main: { kind: 'boolean' },
  ...Object.fromEntries(SETTINGS.map((key): [string, BodyField] => [key, { kind: 'object', nullable: true }])),
};

/** Keys that the server alone gives, and those of no assistant. */
const isKnown = (key: string) => Object.hasOwn(FIELDS, key);

/** The keys that a body gives, checked, or the refusal. What no assistant has is passed over. */
export function readAssistant(
  bytes: Uint8Array,
  { partial, behaviour }: { partial: boolean; behaviour: Behaviour },
): { body: Record<string, unknown> } | { refusal: Reply } {
  const read = readBody(bytes, FIELDS, { partial });
  if ('refusal' in read) return read;
  const body = Object.fromEntries(Object.entries(read.body).filter(([key]) => isKnown(key)));
  const faults = [
    ...(behaviour.nullsInSettings === 'refused' ? nullsIn(body) : []),
    ...(isRecord(body['conversation_flow']) ? flowFaults(body['conversation_flow'], ['body', 'conversation_flow']) : []),
    ...toolFaults(body['tools']),
  ];
  return faults.length > 0 ? { refusal: validationError(faults) } : { body };
}

const nullsIn = (body: Record<string, unknown>): Fault[] =>
  SETTINGS.flatMap((key) => {
    const value = body[key];
    const at = (...path: string[]): Fault => ({ loc: ['body', key, ...path], msg: 'Input should not be null', type: 'none_not_allowed' });
    if (value === null) return [at()];
    return isRecord(value) ? Object.keys(value).flatMap((inner) => (value[inner] === null ? [at(inner)] : [])) : [];
  });

/** Each tool names its kind, and has its settings under that name. */
const toolFaults = (tools: unknown): Fault[] =>
  (Array.isArray(tools) ? (tools as Record<string, unknown>[]) : []).flatMap((tool, index): Fault[] => {
    const { type } = tool;
    if (typeof type !== 'string') return [{ loc: ['body', 'tools', index, 'type'], msg: 'Field required', type: 'missing' }];
    return isRecord(tool[type]) ? [] : [{ loc: ['body', 'tools', index, type], msg: 'Field required', type: 'missing' }];
  });
