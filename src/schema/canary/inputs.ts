import type { InputRef } from '@pothos/core';
import type { CanaryDeployUpdateParams } from 'telnyx/resources/ai/assistants/canary-deploys';
import { canaryProblems } from '../../resolvers/canary-problems.ts';
import type { CanaryClauseWire, CanaryRuleWire, CanaryServeWire, RolloutSlotWire } from '../../upstream/resources/canary-deploys.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { builder } from '../builder.ts';
import { float, id, oneOf, text, texts, type AddFault, type NameBelow } from '../wire/input-fields.ts';
import { object, objects, wireInput } from '../wire/input.ts';
import { ownFields } from '../wire/own-fields.ts';
import { ATTRIBUTE, CanaryOperator } from './canary-deploy.ts';

const required = { required: true } as const;

const CanaryClauseInput = wireInput<CanaryClauseWire>('CanaryClauseInput', {
  description: 'One condition of a rule, on an attribute of the conversation.',
  fields: {
    attribute: text(ATTRIBUTE, required),
    operator: oneOf(CanaryOperator, 'How the attribute is compared.', required),
    values: texts('What it is compared with, at least one value.', { mayBeEmpty: false, ...required }),
  },
});

const RolloutSlotInput = wireInput<RolloutSlotWire>('RolloutSlotInput', {
  description: 'The share of conversations that a version gets.',
  fields: {
    version_id: id('Id of the version at Telnyx.', required),
    weight: float('Percent of the conversations, 0 to 100.', { min: 0, max: 100, ...required }),
  },
});

const SLOTS = objects<RolloutSlotWire>(() => RolloutSlotInput, 'Shares of several versions, at least one, 100 percent together at most.', {
  mayBeEmpty: false,
});

/** One of both ways to serve. */
const CanaryServeInput = {
  ref: builder.inputType('CanaryServeInput', {
    description: 'What a rule serves: exactly one field is given. What shares leave goes to the main version.',
    isOneOf: true,
    fields: (t) => ({
      versionId: t.id({ description: 'Id of the version at Telnyx that all conversations get.' }),
      rollout: t.field({ type: SLOTS.type() as ['String'], description: SLOTS.description }),
    }),
  }) as unknown as InputRef<CanaryServeWire>,
  toWire: (given: unknown, path: readonly string[], addFault: AddFault): JsonObject => {
    const { versionId, rollout } = given as JsonObject;
    return rollout === undefined ? { version_id: String(versionId) } : { rollout: SLOTS.toWire(rollout, [...path, 'rollout'], addFault) };
  },
  nameBelow: (([key = '', ...rest], given) => {
    if (key === 'version_id') return ['versionId', ...rest];
    return key === 'rollout' ? ['rollout', ...(SLOTS.nameBelow?.(rest, isObject(given) ? given['rollout'] : undefined) ?? rest)] : [];
  }) satisfies NameBelow,
};

const CanaryRuleInput = wireInput<CanaryRuleWire>('CanaryRuleInput', {
  description: 'Conditions, and what conversations that meet all of them are served.',
  fields: {
    match: objects<CanaryClauseWire>(() => CanaryClauseInput, 'All of these have to hold; absent or empty means always.'),
    serve: object<CanaryServeWire>(() => CanaryServeInput, 'What is served.', required),
  },
  problems: canaryProblems,
});

export const CanaryRules = ownFields<CanaryDeployUpdateParams>({
  rules: objects<CanaryRuleWire>(() => CanaryRuleInput, 'The rules, tried in their order; at least one.', {
    mayBeEmpty: false,
    ...required,
  }),
});
