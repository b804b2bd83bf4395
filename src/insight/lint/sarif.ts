/** Findings as SARIF 2.1.0, the format in which code hosts and editors take what analysers find. */
import { FINDING_CODES } from '../findings/codes.ts';
import type { Finding } from '../findings/finding.ts';
import type { Severity } from '../findings/severity.ts';

/** What was looked at, and what was found there. */
export interface SarifSubject {
  /** The file as a URI, relative to where it is read; null where no file was looked at. */
  readonly uri: string | null;
  readonly findings: readonly SarifFinding[];
  readonly skipped: readonly string[];
}

/** A finding with the line of its file, where that is known. */
export type SarifFinding = Finding & { readonly line?: number | null };

export interface SarifTool {
  readonly version: string;
  readonly informationUri: string;
}

const LEVELS = { ERROR: 'error', WARNING: 'warning', INFO: 'note' } as const satisfies Readonly<Record<Severity, string>>;

/** One run over all of them. Equal findings give equal bytes. */
export function toSarif(subjects: readonly SarifSubject[], { version, informationUri }: SarifTool): object {
  const found = new Set(subjects.flatMap(({ findings }) => findings.map(({ code }) => code)));
  const rules = FINDING_CODES.filter(({ code }) => found.has(code));
  const indexes = new Map(rules.map(({ code }, index) => [code, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'assistants-gateway',
            version,
            informationUri,
            rules: rules.map(({ code, severity, title, explanation, area }) => ({
              id: code,
              name: nameOf(code),
              shortDescription: { text: `${title}.` },
              fullDescription: { text: explanation },
              help: { text: explanation },
              defaultConfiguration: { level: LEVELS[severity] },
              properties: { area },
            })),
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: subjects.flatMap(({ uri, skipped }) =>
              skipped.map((text) => ({ level: 'note', message: { text }, ...(uri !== null && { locations: [placeOf(uri)] }) })),
            ),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: subjects.flatMap(({ uri, findings }) =>
          findings.map((finding) => resultOf(finding, { uri, ruleIndex: indexes.get(finding.code) ?? 0 })),
        ),
      },
    ],
  };
}

/** `ToolNameDuplicate` for `TOOL_NAME_DUPLICATE`: names of rules are words in Pascal case by custom. */
const nameOf = (code: string) =>
  code
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

const placeOf = (uri: string) => ({ physicalLocation: { artifactLocation: { uri } } });

function resultOf(finding: SarifFinding, { uri, ruleIndex }: { readonly uri: string | null; readonly ruleIndex: number }): object {
  const { code, severity, message, advice, path, assistantId, line } = finding;
  const place = [...(assistantId === null ? [] : ['assistants', assistantId]), ...path].join('/');
  const logicalLocations = [{ name: path.at(-1) ?? '', fullyQualifiedName: place, kind: 'member' }];
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${message} ${advice}` },
    // Of a file the beginning where the line is not known.
    locations: [
      uri === null
        ? { logicalLocations }
        : { physicalLocation: { artifactLocation: { uri }, region: { startLine: line ?? 1 } }, logicalLocations },
    ],
    // By which a result is known again when lines have moved.
    partialFingerprints: { 'finding/v1': [code, place].join(' ') },
  };
}
