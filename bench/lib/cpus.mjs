/** Which CPU the server under test runs on, and which one load and upstream share. */
import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';

const allowed = () => {
  const { status, stdout } = spawnSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' });
  if (status !== 0) return [];
  return stdout
    .slice(stdout.lastIndexOf(':') + 1)
    .trim()
    .split(',')
    .flatMap((range) => {
      const [from, to = from] = range.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, step) => from + step);
    });
};

const usable = allowed();
const isPinned = usable.length >= 2;

/** CPUs by role; null where programs cannot be bound to one. */
export const CPU = {
  server: isPinned ? usable[0] : null,
  load: isPinned ? usable[1] : null,
};

/** CPUs of two servers and of their loads; a server and its load share one where there are not enough. Null where there are not even two. */
export const LANES = lanesOf(usable);

function lanesOf([first, second, third, fourth]) {
  if (second === undefined) return null;
  if (fourth === undefined) {
    return [
      { server: first, load: first },
      { server: second, load: second },
    ];
  }
  return [
    { server: first, load: second },
    { server: third, load: fourth },
  ];
}

/** A command, bound to a CPU where that is possible. */
export const onCpu = (cpu, command) => (cpu === null ? command : ['taskset', '-c', String(cpu), ...command]);

export const machine = () => {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const binding = isPinned
    ? 'one for the server under test, one for load and upstream'
    : 'not bound: this machine has no taskset or one CPU';
  return `${availableParallelism()} x ${model}; ${binding}`;
};
