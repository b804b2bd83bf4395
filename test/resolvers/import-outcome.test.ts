/** What an import that may have been carried out says. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { startUpstream } from '../support/upstream.ts';

const POST = 'POST /ai/assistants/import';
const IMPORT = 'mutation ($input: ImportAssistantsInput!) { importAssistants(input: $input) { userErrors { code } } }';
const INPUT = { provider: 'VAPI', apiKeyRef: 'vapi-key' };

test.each([
  ['none', INPUT, 1, /Whether the write was carried out is not known\. Read .* before you send it again, or send an idempotencyKey/],
  [
    'one',
    { ...INPUT, idempotencyKey: 'k' },
    3,
    /is not known\. Send it again with the same idempotencyKey: then it is carried out once\.$/,
  ],
])(
  'a connection that breaks, with %s for a key: the error says that the outcome is unknown, and what to do',
  async (_name, input, most, said) => {
    const { url, calls } = await startUpstream(() => ({ raw: (response) => response.socket?.resetAndDestroy() }));
    const { data, errors } = await startGateway({ upstreamUrl: url }).query(IMPORT, { variables: { input } });
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      { path: ['importAssistants'], message: expect.stringMatching(said) as string, extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
    ]);
    expect(calls).toEqual(Array.from({ length: most }, () => POST));
  },
);

test('a connection that cannot be made leaves nothing unknown', async () => {
  const { query } = startGateway({ upstreamUrl: 'http://127.0.0.1:1' });
  const { errors } = await query(IMPORT, { variables: { input: INPUT } });
  expect(errors).toMatchObject([{ message: 'The upstream cannot be reached or is failing.' }]);
});
