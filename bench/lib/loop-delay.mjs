/** Loaded into the gateway beside its own code: tells over the channel how long its event loop stood still. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('message', (question) => {
  if (question === 'reset') delay.reset();
  process.send({ longestMs: delay.max / 1e6 });
});
process.channel.unref();
