import { Notes } from '../notes.ts';
import type { CanaryDeployUpdateParams } from 'telnyx/resources/ai/assistants/canary-deploys';
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import { isObject, objectsIn } from '../json.ts';
import { assistants, type OfAssistant } from '../upstream/resources/assistants.ts';
import { canaryDeploys, type CanaryDeployWire } from '../upstream/resources/canary-deploys.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { canaryOf } from './assistant-scopes.ts';
import { getReferencedVersion } from './assistant-versions.ts';
import { valueOfReferenced } from './assistant.ts';
import { routingOf, type Routing, type RoutingAttribute, type Share } from './canary-routing.ts';
import { findReferenced } from './one.ts';
import { ASSISTANT_FIELD, bring, idFaults } from './resource-writes.ts';
import type { WireBody } from './wire-body.ts';
import { write, type Keyed } from './write.ts';

/** The canary deploy of an assistant; null where it has none. */
export const getCanaryDeployOf = ({ id }: AssistantWire, ctx: RequestContext) =>
  findReferenced(canaryDeploys, { parent: { assistantId: id }, id }, ctx);

/** Of which assistant what is within a canary deploy tells the versions. */
const assistantIds = new Notes<object, string>();

/** Connects what serves versions with the assistant that has them: once per document, as each belongs to one. */
export function indexCanary(deploy: CanaryDeployWire): void {
  if (assistantIds.get(deploy) !== undefined) return;
  const assistantId = String(deploy.assistant_id);
  assistantIds.set(deploy, assistantId);
  for (const { serve } of objectsIn(deploy.rules)) {
    if (!isObject(serve)) continue;
    assistantIds.set(serve, assistantId);
    for (const slot of objectsIn(serve['rollout'])) assistantIds.set(slot, assistantId);
  }
}

/** The version that a part of a canary deploy serves; null where it names none that exists. */
export const versionServedBy = (part: object, versionId: unknown, ctx: RequestContext) =>
  getReferencedVersion(assistantIds.get(part), versionId, ctx);

/** A share, and the assistant whose conversations are shared out. */
export interface ShareOfAssistant extends Share, OfAssistant {}

export interface RoutingOfAssistant extends Routing {
  readonly shares: readonly ShareOfAssistant[];
}

/** Where conversations with these attributes go. Throws `BAD_USER_INPUT` for an attribute that is given twice. */
export function effectiveVersionOf(deploy: CanaryDeployWire, attributes: readonly RoutingAttribute[]): RoutingOfAssistant {
  const seen = new Set<string>();
  for (const { attribute } of attributes) {
    if (seen.has(attribute)) {
      throw new GatewayError('BAD_USER_INPUT', `attributes has ${JSON.stringify(attribute)} twice: a conversation has one value of it.`);
    }
    seen.add(attribute);
  }
  const routing = routingOf(deploy.rules, attributes);
  return {
    ...routing,
    shares: routing.shares.map(({ versionId, percent }) => ({ versionId, percent, assistantId: String(deploy.assistant_id) })),
  };
}

/** The version of a share; of what goes to the main version, the one that the assistant is of. */
export async function versionOfShare({ assistantId, versionId }: ShareOfAssistant, ctx: RequestContext): Promise<AssistantWire | null> {
  const id = versionId ?? (await valueOfReferenced(assistantId, 'version_id', ctx));
  return getReferencedVersion(assistantId, id, ctx);
}

const faultsOf = ({ assistantId }: OfAssistant) => idFaults(assistants, assistantId, 'assistantId');

type Rules = CanaryDeployUpdateParams;

export interface CanaryInput extends OfAssistant {
  readonly body: WireBody<Rules>;
}

/** What writes of a canary deploy have in common. */
const common = {
  outdates: ({ assistantId }: OfAssistant) => [canaryOf(assistantId)],
  targets: ({ assistantId }: OfAssistant) => [assistantId],
  idField: ASSISTANT_FIELD,
};
const written = {
  ...common,
  brings: (answer: Parameters<typeof bring>[1], { assistantId }: OfAssistant, ctx: RequestContext) =>
    bring<CanaryDeployWire, OfAssistant>(canaryDeploys, answer, assistantId, ctx, { parent: { assistantId } }),
  written: (deploy: CanaryDeployWire) => [String(deploy.assistant_id)],
};

/** One POST under an idempotency key, which the gateway makes where none is given. */
export const createCanaryDeploy = write<CanaryInput & Keyed, CanaryDeployWire>({
  ...written,
  operation: 'createCanaryDeploy',
  idempotency: 'always',
  faults: (input) => [...faultsOf(input), ...input.body.faults],
  send: ({ assistantId, body }, upstream, options) => upstream.assistants.canaryDeploys.create(assistantId, body.wire, options),
  nameInput: ({ body }) => body.nameInput,
});

/** One PUT of all rules, sent once. */
export const updateCanaryDeploy = write<CanaryInput, CanaryDeployWire>({
  ...written,
  operation: 'updateCanaryDeploy',
  faults: (input) => [...faultsOf(input), ...input.body.faults],
  send: ({ assistantId, body }, upstream, options) => upstream.assistants.canaryDeploys.update(assistantId, body.wire, options),
  nameInput: ({ body }) => body.nameInput,
});

/** One DELETE, repeated as reads are. */
export const deleteCanaryDeploy = write<OfAssistant, string>({
  ...common,
  operation: 'deleteCanaryDeploy',
  isDelete: true,
  ignoresBody: true,
  faults: faultsOf,
  send: ({ assistantId }, upstream, options) => upstream.assistants.canaryDeploys.delete(assistantId, options),
  brings: (_answer, { assistantId }) => assistantId,
  written: (assistantId) => [assistantId],
  nameInput: () => () => ASSISTANT_FIELD,
});
