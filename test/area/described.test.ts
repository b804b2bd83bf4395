import { expect, test } from 'vitest';
import { faultsOfRequest, operationOf } from '../support/described.ts';

test.each([
  ['GET /ai/nowhere', '', ['no such operation']],
  ['PATCH /ai/assistants/a', '{}', ['no such operation']],
  ['GET /ai/assistants?x=1', '', ['query x is not described']],
  ['GET /ai/assistants/tests?page%5Bsize%5D=500', '', ['query page[size]/size must be <= 100']],
  ['GET /ai/mcp_servers?page%5Bnumber%5D=a', '', ['query page[number] must be integer']],
  ['DELETE /ai/assistants/a?hard_delete=maybe', '', ['query hard_delete must be boolean']],
  ['DELETE /ai/assistants/a?hard_delete=true', '', []],
  ['POST /ai/assistants/a/clone', '{"name":"b"}', ['it takes no body']],
  ['POST /ai/assistants', '', ['its body is missing']],
  ['POST /ai/assistants', '{"name":1}', ["body must have required property 'instructions'", 'body/name must be string']],
  ['POST /ai/assistants', '{"name":"a","instructions":"b"}', []],
  ['GET /ai/tools?page%5Bnumber%5D=1&page%5Bsize%5D=100', '', []],
])('%s with the body %j', (request, body, faults) => {
  const [method = '', path = ''] = request.split(' ');

  expect(faultsOfRequest({ method, path, body })).toEqual(faults.map((fault) => `${request}: ${fault}`));
});

test('a literal path is distinguished from the template that it matches', () => {
  expect(operationOf({ method: 'GET', path: '/ai/assistants/tags' })).toBe('GET /ai/assistants/tags');
  expect(operationOf({ method: 'GET', path: '/ai/assistants/a' })).toBe('GET /ai/assistants/{assistant_id}');
  expect(operationOf({ method: 'POST', path: '/ai/assistants/tags' })).toBeUndefined();
});
