import { compareText } from '../compare-text.ts';
import { ACCOUNT_CODES } from './codes/account.ts';
import { ASSISTANT_CODES } from './codes/assistant.ts';
import type { CodeDefinition, FindingArea, FindingCodeOf } from './codes/code.ts';
import { FLOW_CODES } from './codes/flow.ts';
import { READINESS_CODES } from './codes/readiness.ts';
import { SPELLING_CODES } from './codes/spelling.ts';

const AREAS = {
  FLOW: FLOW_CODES,
  ASSISTANT: { ...ASSISTANT_CODES, ...READINESS_CODES, ...SPELLING_CODES },
  ACCOUNT: ACCOUNT_CODES,
} as const satisfies Readonly<Record<FindingArea, Readonly<Record<string, CodeDefinition>>>>;

export type CodeOfFinding = { readonly [A in FindingArea]: keyof (typeof AREAS)[A] }[FindingArea];

export type FindingCode = FindingCodeOf<CodeOfFinding>;

/** All codes, by area and then in the order of the alphabet. */
export const FINDING_CODES: readonly FindingCode[] = Object.entries(AREAS).flatMap(([area, codes]) =>
  Object.entries(codes)
    .toSorted(([one], [other]) => compareText(one, other))
    .map(([code, { severity, title, explanation }]) => ({
      code: code as CodeOfFinding,
      area: area as FindingArea,
      severity,
      title,
      explanation,
    })),
);

const byCode = new Map(FINDING_CODES.map((definition) => [definition.code, definition]));

export function definitionOf(code: CodeOfFinding): FindingCode {
  const found = byCode.get(code);
  if (!found) throw new Error(`No definition of ${code}`);
  return found;
}
