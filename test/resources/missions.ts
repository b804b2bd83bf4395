/** What tests of missions have in common: names of the sandbox's seed, and calls as they are made. */
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { pageOf } from '../support/page-of.ts';

const missionId = (number: number) => `3155105e-0000-4000-8000-00000000000${number}`;
const runId = (number: number) => `3155105f-0000-4000-8000-00000000000${number}`;

export const [FRAUD, PARCELS] = [missionId(1), missionId(2)];
/** One of each state; the second has a plan, assistants and 120 events. */
export const [PENDING, RUNNING, PAUSED, DONE] = [runId(1), runId(2), runId(3), runId(4)];
export const EVENT = '3155106e-0000-4000-8000-000000000001';

export const MISSIONS = '/ai/missions';
export const MISSION = `${MISSIONS}/${FRAUD}`;
export const RUN = `${MISSION}/runs/${RUNNING}`;
export const LIST = pageOf(MISSIONS, 1_000);

export const runQuery = (id: string, selection: string) => `{ missionRun(missionId: "${FRAUD}", runId: "${id}") { ${selection} } }`;
/** The beginning of an input that names a run. */
export const ofRun = (id: string) => `missionId: "${FRAUD}", runId: "${id}"`;

/** A gateway in front of an upstream that answers by the path. */
export async function startScripted(
  answer: (method: string, path: string) => UpstreamReply | Promise<UpstreamReply>,
  options: Partial<GatewayOptions> = {},
) {
  const upstream = await startUpstream(({ method, path }) => answer(method, path));
  return {
    ...startGateway({ upstreamUrl: upstream.url, ...options }),
    url: upstream.url,
    calls: upstream.calls,
    requests: upstream.requests,
  };
}
