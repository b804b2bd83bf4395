/** What tests of the assistant tests have in common. */
import { startSandboxGateway, type GatewayOptions } from '../support/gateway.ts';

/** The first tests of the sandbox: one passes, one fails, one breaks; all of them are in the suite "Refunds". */
export const [PASSES, FAILS, BREAKS] = ['1', '2', '3'].map((number) => `7e577e57-0000-4000-8000-${number.padStart(12, '0')}`) as [
  string,
  string,
  string,
];
/** A run of the first one that ended long ago. */
export const OLD_RUN = '7e577e58-0000-4000-8000-000000000001';

export const SUITE = 'Refunds';
export const TESTS = '/ai/assistants/tests';
export const TEST = `${TESTS}/${PASSES}`;
/** A gateway in front of the sandbox; `newCalls` are those since it was last asked, and `pass` lets time pass for both. */
export async function start(options: Partial<GatewayOptions> = {}) {
  const time = { now: 0 };
  const gateway = await startSandboxGateway({ now: () => time.now, cacheTtlMs: 60_000, ...options });
  let seen = 0;
  const newCalls = (): readonly string[] => {
    const all = gateway.calls();
    const fresh = all.slice(seen).filter((call) => !call.includes('/sandbox/'));
    seen = all.length;
    return fresh;
  };
  const pass = async (advanceMs: number) => {
    time.now += advanceMs;
    await fetch(new URL('/sandbox/clock', gateway.sandbox.url), { method: 'POST', body: JSON.stringify({ advanceMs }) });
  };
  return { ...gateway, newCalls, pass };
}
