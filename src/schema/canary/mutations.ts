import { createCanaryDeploy, deleteCanaryDeploy, updateCanaryDeploy } from '../../resolvers/canary-deploys.ts';
import { mutation, type InputFields } from '../shared/mutation.ts';
import { deletePayload, IDEMPOTENCY_KEY, writePayload } from '../shared/payload.ts';
import { CanaryDeploy } from './canary-deploy.ts';
import { CanaryRules } from './inputs.ts';

const assistantId = (t: InputFields) => t.id({ required: true, description: 'Id of the assistant at Telnyx.' });
const result = { type: CanaryDeploy, description: 'The canary deploy; null when it was refused.' };

mutation('createCanaryDeploy', {
  description:
    'Gives some conversations of an assistant other versions than the main one. An assistant has one canary deploy at most; a second one is refused as `CONFLICT`. Cost: one upstream write.',
  input: 'Which conversations get which versions.',
  fields: (t) => ({
    assistantId: assistantId(t),
    ...CanaryRules.fields(t),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
  payload: writePayload('CreateCanaryDeployPayload', 'canaryDeploy', result),
  resolve: (input, ctx) =>
    createCanaryDeploy(
      { assistantId: String(input.assistantId), body: CanaryRules.read(input), idempotencyKey: input.idempotencyKey },
      ctx,
    ),
});

mutation('updateCanaryDeploy', {
  description: 'Replaces the rules of a canary deploy. Cost: one upstream write, sent once.',
  input: 'Of which assistant, and which conversations get which versions.',
  fields: (t) => ({ assistantId: assistantId(t), ...CanaryRules.fields(t) }),
  payload: writePayload('UpdateCanaryDeployPayload', 'canaryDeploy', result),
  resolve: (input, ctx) => updateCanaryDeploy({ assistantId: String(input.assistantId), body: CanaryRules.read(input) }, ctx),
});

mutation('deleteCanaryDeploy', {
  description: 'Gives all conversations of an assistant the main version again. Cost: one upstream write.',
  input: 'Of which assistant.',
  fields: (t) => ({ assistantId: assistantId(t) }),
  payload: deletePayload('DeleteCanaryDeployPayload', 'canary deploy, which is that of its assistant'),
  resolve: ({ assistantId: id }, ctx) => deleteCanaryDeploy({ assistantId: String(id) }, ctx),
});
