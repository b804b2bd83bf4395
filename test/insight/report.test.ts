import { expect, test } from 'vitest';
import { FINDING_CODES } from '../../src/insight/findings/codes.ts';
import type { FoundAt } from '../../src/insight/findings/finding.ts';
import { reportOf, reportOnly } from '../../src/insight/findings/report.ts';

const at = (code: FoundAt['code'], ...path: string[]): FoundAt => ({ code, path, message: 'm', advice: 'a' });
const found = [at('NAME_DUPLICATE', 'b'), at('INSTRUCTIONS_MISSING'), at('NAME_DUPLICATE', 'a'), at('FLOW_START_MISSING')];

test('the worst comes first, then codes by the alphabet, then the order of the document', () => {
  const report = reportOf(found);
  expect(report.findings.map(({ code, path }) => [code, ...path])).toEqual([
    ['FLOW_START_MISSING'],
    ['INSTRUCTIONS_MISSING'],
    ['NAME_DUPLICATE', 'b'],
    ['NAME_DUPLICATE', 'a'],
  ]);
  expect(report).toMatchObject({ isOk: false, errorCount: 1, warningCount: 1 });
});

test('what is not wanted counts for nothing', () => {
  const report = reportOnly(reportOf(found), { minSeverity: 'WARNING', ignore: ['FLOW_START_MISSING'] });
  expect(report.findings.map(({ code }) => code)).toEqual(['INSTRUCTIONS_MISSING']);
  expect(report).toMatchObject({ isOk: true, errorCount: 0, warningCount: 1 });
});

test('a rule may give a severity of its own', () => {
  expect(reportOf([{ ...at('FLOW_START_MISSING'), severity: 'INFO' }])).toMatchObject({ isOk: true, errorCount: 0 });
});

test('every code is written in capitals, once, and says what it stands for', () => {
  const codes = FINDING_CODES.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const { code, title, explanation } of FINDING_CODES) {
    expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/);
    expect(title).not.toMatch(/\.$/);
    expect(explanation).toMatch(/\.$/);
  }
});
