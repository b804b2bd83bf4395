import { execFileSync, spawnSync } from 'node:child_process';

/** Whether Prometheus' tool is there. Without it its tests are skipped with a line, and fail where CI=true. */
export const hasPromtool = ((): boolean => {
  const { error } = spawnSync('promtool', ['--version'], { stdio: 'ignore' });
  if (!error) return true;
  if (process.env['CI'] === 'true') throw new Error('promtool is missing: install the package prometheus.');
  process.emitWarning('promtool is missing, so alerts and metrics are not checked by it: install the package prometheus.');
  return false;
})();

/** Runs it; throws with what it said where it found a fault. */
export const promtool = (args: readonly string[], input = ''): string =>
  execFileSync('promtool', args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
