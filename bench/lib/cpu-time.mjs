import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second for all programs. */
const TICK_MICROS = 10_000;

/** CPU time that a process has used so far, all its threads, in microseconds. NaN where there is no /proc. */
export function cpuTime(pid) {
  if (process.platform !== 'linux') return Number.NaN;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The program's name, which may hold spaces, ends at the last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = fields.slice(11, 13).map(Number);
  return (user + system) * TICK_MICROS;
}
