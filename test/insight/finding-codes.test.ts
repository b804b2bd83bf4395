import { expect, test } from 'vitest';
import { FINDING_CODES } from '../../src/insight/findings/codes.ts';
import { startGateway } from '../support/gateway.ts';
import { account, startUpstream } from '../support/upstream.ts';

test('all codes of findings are listed without an upstream call, or those of one area', async () => {
  const upstream = await startUpstream(account([]));
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { data, errors } = await query(
    '{ all: findingCodes { code severity title explanation area } flow: findingCodes(area: FLOW) { code } }',
  );
  expect(errors).toBeUndefined();
  expect(data.all).toEqual(FINDING_CODES);
  expect(data.flow.map(({ code }: { code: string }) => code)).toEqual(
    FINDING_CODES.filter(({ area }) => area === 'FLOW').map(({ code }) => code),
  );
  expect(upstream.calls).toEqual([]);
});
