import type { CanaryDeployResponse, Clause, RolloutSlot, RuleOutput, Serve } from 'telnyx/resources/ai/assistants/canary-deploys';
import { isObject, objectsIn, type JsonObject } from '../../json.ts';
import { withText } from '../client.ts';
import { resource } from '../resource.ts';
import { assistants, type OfAssistant } from './assistants.ts';

export type CanaryDeployWire = CanaryDeployResponse;
export type CanaryRuleWire = RuleOutput;
export type CanaryClauseWire = Clause;
export type CanaryServeWire = Serve;
export type RolloutSlotWire = RolloutSlot;

/** One for each assistant at most, so that its id is that of the assistant. */
export const canaryDeploys = resource<CanaryDeployWire, OfAssistant>({
  kind: 'canary-deploys',
  noun: ['a', 'canary deploy'],
  idKey: 'assistant_id',
  above: { assistantId: { resource: assistants, key: 'assistant_id' } },
  retrieve: ({ assistants: { canaryDeploys: calls } }, id, options) => calls.retrieve(id, withText(options)),
  list: null,
  tells: ['rules', 'created_at', 'updated_at'],
  readBody: (body) => {
    const found = isObject(body) && Object.hasOwn(body, 'data') ? body['data'] : body;
    if (found === null || found === '') return null;
    return isObject(found) ? (Object.keys(found).length === 0 ? null : withRules(found)) : found;
  },
});

/** Older documents have shares of versions alone, which are one rule that always holds. */
function withRules(deploy: JsonObject): JsonObject {
  const { versions, ...rest } = deploy;
  if (!Array.isArray(versions) || Object.hasOwn(deploy, 'rules')) return deploy;
  return { ...rest, rules: [{ match: [], serve: { rollout: objectsIn(versions).map(toSlot) } }] };
}

const toSlot = ({ percentage, ...slot }: JsonObject): JsonObject => ({ ...slot, weight: percentage });
