/** What documents refer to, and whether the account is to have it. */
import { expect, test } from 'vitest';
import { lintAssistant } from '../../../src/insight/lint/lint-assistant.ts';
import { SECRET_LOOKS } from '../../../src/schema/integration-secret/looks.ts';
import { SAMPLE_FACTS } from './samples.ts';

test('models with keys of the customer are none of the account, whatever their nodes are called', () => {
  const nodes = [
    null,
    { model: 'own', llm_api_key_ref: 'key' },
    { id: 'n', model: 'gone' },
    { id: 'n', model: 'own', llm_api_key_ref: 'key' },
  ];
  const { found } = lintAssistant({ instructions: 'i', conversation_flow: { nodes } }, SAMPLE_FACTS, SECRET_LOOKS);
  expect(found.filter(({ code }) => code === 'MODEL_UNKNOWN')).toMatchObject([
    { path: ['conversationFlow', 'nodes', 'n', 'model'], nodeId: 'n' },
  ]);
});
