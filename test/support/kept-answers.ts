/** A gateway on a port whose whole answers are kept, asked as clients ask it over HTTP. */
import { request } from 'undici';
import { startGateway } from './gateway.ts';
import { serve } from './socket.ts';
import { startUpstream, type Script } from './upstream.ts';

export async function startKeptAnswers(script: Script, now: () => number) {
  const upstream = await startUpstream(script);
  const gateway = startGateway({ upstreamUrl: upstream.url, now });
  const { url } = await serve(gateway);
  const ask = async (query: string) => {
    const answer = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer token' },
      body: JSON.stringify({ query }),
    });
    return answer.body.text();
  };
  /** How often answers were given again so far. */
  const reused = async () => {
    const text = await (await gateway.app.fetch('http://127.0.0.1/metrics')).text();
    return Number(/^gateway_work_total\{kind="answer_reused"\} (\d+)$/m.exec(text)?.[1] ?? 0);
  };
  return { ask, reused, calls: upstream.calls };
}
