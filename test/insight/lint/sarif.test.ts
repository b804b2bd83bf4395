/** Findings as SARIF: valid by the published schema, the same bytes each time, and without secrets. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { reportOf } from '../../../src/insight/findings/report.ts';
import { lintAssistant } from '../../../src/insight/lint/lint-assistant.ts';
import { toSarif, type SarifSubject } from '../../../src/insight/lint/sarif.ts';
import { SECRET_LOOKS } from '../../../src/schema/integration-secret/looks.ts';
import { ASSISTANT_SAMPLES, SAMPLE_FACTS } from './samples.ts';

// One of its patterns is none with the flag `u`.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(
  JSON.parse(readFileSync(new URL('../../fixtures/sarif-2.1.0.schema.json', import.meta.url), 'utf8')) as object,
);

const TOOL = { version: '1.2.3', informationUri: 'https://example.com/findings' };
const subjects = (): SarifSubject[] =>
  ASSISTANT_SAMPLES.map(([code, bad], index) => {
    const { found } = lintAssistant(bad, SAMPLE_FACTS, SECRET_LOOKS);
    return { uri: index % 2 ? `assistants/${code}.json` : null, findings: reportOf(found).findings, skipped: ['MODEL_UNKNOWN: x.'] };
  });

interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number; readonly level: string }[];
    },
  ];
}

test('every finding is in it, under its rule, and the schema takes it', () => {
  const sarif = toSarif(subjects(), TOOL) as Sarif;
  expect(validate(sarif) ? [] : validate.errors).toEqual([]);
  const { tool, results } = sarif.runs[0];
  expect(results.map(({ ruleId }) => ruleId)).toEqual(ASSISTANT_SAMPLES.map(([code]) => code));
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  expect(new Set(results.map(({ level }) => level))).toEqual(new Set(['error', 'warning', 'note']));
});

test('the schema takes one without findings, and refuses what is none', () => {
  expect(validate(toSarif([], TOOL))).toBe(true);
  expect(validate({ ...toSarif([], TOOL), version: '2.0.0' })).toBe(false);
});

test('equal findings give equal bytes', () => {
  expect(JSON.stringify(toSarif(subjects(), TOOL))).toBe(JSON.stringify(toSarif(structuredClone(subjects()), TOOL)));
});
