import { FINDING_CODES } from '../../insight/findings/codes.ts';
import type { WantedFindings } from '../../insight/findings/report.ts';
import { SEVERITIES } from '../../insight/findings/severity.ts';
import { nearest } from '../../similar-words.ts';
import { UsageError, type Call, type Flag } from '../command.ts';

/** The flags that choose among findings. */
export const wantedFlags = (least: 'info' | 'warning'): readonly Flag[] => [
  { name: 'min-severity', value: 'SEVERITY', description: 'the least severity that counts: info, warning or error', fallback: least },
  { name: 'ignore', value: 'CODES', description: 'codes of findings that do not count, separated by commas' },
];

const CODES: readonly string[] = FINDING_CODES.map(({ code }) => code);

/** Which findings flags ask for. Throws a UsageError with all faults, those that are known before among them. */
export function wantedOf(flags: Call['flags'], fallback: 'info' | 'warning', before: readonly string[] = []): WantedFindings {
  const faults = [...before];
  const least = flags.get('min-severity') ?? fallback;
  const minSeverity = SEVERITIES.find((severity) => severity === least.toUpperCase());
  if (!minSeverity) faults.push(`--min-severity takes info, warning or error, not ${JSON.stringify(least)}.`);
  const ignore = (flags.get('ignore') ?? '')
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
  for (const code of ignore.filter((one) => !CODES.includes(one))) {
    const meant = nearest(code, CODES);
    faults.push(`--ignore takes codes of findings, and ${JSON.stringify(code)} is none${meant === null ? '.' : `: is it ${meant}?`}`);
  }
  if (!minSeverity || faults.length > 0) throw new UsageError(faults);
  return { minSeverity, ignore };
}
