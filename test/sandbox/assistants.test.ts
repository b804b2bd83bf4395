import { expect, test } from 'vitest';
import { assistantsOf, start } from './client.ts';
import { faultsAs, withoutNewerTools } from './description.ts';

test('the list has every assistant in full, as the description has it', async () => {
  const { ask } = await start();
  const answer = await ask('/ai/assistants');
  expect(answer.status).toBe(200);
  expect(assistantsOf(answer).length).toBeGreaterThanOrEqual(14);
  expect(faultsAs('AssistantsListData', withoutNewerTools(answer.body))).toEqual([]);
});

test('the two tools that are newer than the description are all that it would refuse', async () => {
  const { list } = await start();
  const refused = (await list()).filter((assistant) => faultsAs('inference-embedding_Assistant', assistant).length > 0);
  expect(refused.map(({ id }) => id)).toEqual(['assistant-billing-desk', 'assistant-flight-status']);
  expect(faultsAs('inference-embedding_Assistant', { id: 7 })).toContain('/id must be string');
});

test('each assistant reads the same alone as in the list, without an envelope', async () => {
  const { ask, list } = await start();
  for (const assistant of await list()) {
    const { status, body } = await ask(`/ai/assistants/${assistant.id}`);
    expect(status).toBe(200);
    expect(body).toEqual(assistant);
    expect(faultsAs('inference-embedding_Assistant', withoutNewerTools(body))).toEqual([]);
  }
});

test('an assistant that does not exist is 404 in the platform form', async () => {
  const { ask } = await start();
  const { status, body } = await ask('/ai/assistants/assistant-nobody');
  expect(status).toBe(404);
  expect(body).toMatchObject({ errors: [{ code: '10005', title: expect.any(String), detail: expect.any(String) }] });
  expect(faultsAs('integration-secrets_ErrorResponse', body)).toEqual([]);
});

test('an encoded slash stays inside the id', async () => {
  const { ask } = await start();
  expect((await ask('/ai/assistants/a%2Fb')).body).toMatchObject({ errors: [{ code: '10005' }] });
  expect((await ask('/ai/assistants/%E0%A4%A')).body).toEqual({ detail: 'Not Found' });
});

test('the flag adds what the webhook would answer, and the call, to the dynamic variables of this answer only', async () => {
  const { ask } = await start();
  const path = '/ai/assistants/assistant-front-desk';
  const query = 'from=%2B15550001111&to=%2B15550002222&call_control_id=call-1';
  const { body } = await ask(`${path}?fetch_dynamic_variables_from_webhook=true&${query}`);
  expect(body).toMatchObject({
    dynamic_variables: {
      clinic_name: 'Harbour Clinic',
      caller_known: true,
      from: '+15550001111',
      to: '+15550002222',
      call_control_id: 'call-1',
    },
  });
  expect(faultsAs('inference-embedding_Assistant', withoutNewerTools(body))).toEqual([]);
  const plain = await ask(`${path}?${query}`);
  expect(plain.body).not.toHaveProperty('dynamic_variables.caller_known');
  expect(plain.body).not.toHaveProperty('dynamic_variables.from');
});

test('the flag changes nothing for an assistant without a webhook', async () => {
  const { ask } = await start();
  const path = '/ai/assistants/assistant-nurse-line';
  const { body } = await ask(`${path}?fetch_dynamic_variables_from_webhook=true&from=x`);
  expect(body).toEqual((await ask(path)).body);
});

test('a flag that is no boolean is 422 in the framework form', async () => {
  const { ask } = await start();
  const { status, body } = await ask('/ai/assistants/assistant-blank?fetch_dynamic_variables_from_webhook=maybe');
  expect(status).toBe(422);
  expect(body).toMatchObject({ detail: [{ loc: ['query', 'fetch_dynamic_variables_from_webhook'] }] });
  expect(faultsAs('HTTPValidationError', body)).toEqual([]);
});

test('tags are listed once each', async () => {
  const { ask, list } = await start();
  const { status, body } = await ask('/ai/assistants/tags');
  expect(status).toBe(200);
  expect(faultsAs('TagsResponse', body)).toEqual([]);
  const { tags } = body as { tags: string[] };
  expect(new Set(tags).size).toBe(tags.length);
  expect(new Set(tags)).toEqual(new Set((await list()).flatMap((assistant) => assistant.tags ?? [])));
});

test('the static neighbours of an id are routes of their own', async () => {
  const { ask } = await start();
  const tests = await ask('/ai/assistants/tests');
  expect(tests.status).toBe(200);
  expect(faultsAs('PaginatedAssistantTestList', tests.body)).toEqual([]);
  const imports = await ask('/ai/assistants/import');
  expect([imports.status, imports.body]).toEqual([405, { detail: 'Method Not Allowed' }]);
  expect(imports.headers.get('allow')).toBe('POST');
});
