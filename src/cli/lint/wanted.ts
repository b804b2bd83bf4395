import { FINDING_CODES } from '../../insight/findings/codes.ts';
import type { WantedFindings } from '../../insight/findings/report.ts';
import { SEVERITIES } from '../../insight/findings/severity.ts';
import { nearest } from '../../similar-words.ts';
import { wordsOf, type Call, type Flag } from '../command.ts';
import type { FlagReader } from '../flag-reader.ts';

/** The flags that choose among findings. */
export const wantedFlags = (least: 'info' | 'warning'): readonly Flag[] => [
  { name: 'min-severity', value: 'SEVERITY', description: 'the least severity that counts: info, warning or error', fallback: least },
  { name: 'ignore', value: 'CODES', description: 'codes of findings that do not count, separated by commas' },
];

const CODES: readonly string[] = FINDING_CODES.map(({ code }) => code);

/** Which findings flags ask for. */
export function wantedOf(flags: Call['flags'], reader: FlagReader): WantedFindings {
  const minSeverity = reader.oneOf('min-severity', SEVERITIES);
  const ignore = wordsOf(flags.get('ignore'));
  for (const code of ignore.filter((one) => !CODES.includes(one))) {
    const meant = nearest(code, CODES);
    reader.faults.push(
      `--ignore takes codes of findings, and ${JSON.stringify(code)} is none${meant === null ? '.' : `: is it ${meant}?`}`,
    );
  }
  return { minSeverity, ignore };
}
