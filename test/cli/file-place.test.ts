/** Places of findings in files: the line, and the keys of the file. */
import { expect, test } from 'vitest';
import { Held } from '../../src/cli/lint/file-place.ts';
import { locate } from '../../src/cli/lint/json-lines.ts';
import { reportOf } from '../../src/insight/findings/report.ts';
import { lintAssistant } from '../../src/insight/lint/lint-assistant.ts';
import { SECRET_LOOKS } from '../../src/schema/integration-secret/looks.ts';
import { ASSISTANT_SAMPLES, FLOW_SAMPLES, SAMPLE_FACTS } from '../insight/lint/samples.ts';

const NAME_OF_GRAPH = /`[a-z]+[A-Z]\w*`/;

test.each([...ASSISTANT_SAMPLES, ...FLOW_SAMPLES])('%s is reported in the words of the file, on a line that has it', (_code, bad) => {
  const text = JSON.stringify(bad, null, 2);
  const lines = text.split('\n');
  const { findings } = reportOf(lintAssistant(bad, SAMPLE_FACTS, SECRET_LOOKS).found);
  expect(findings).not.toEqual([]);
  const held = new Held(bad, locate(text));
  for (const finding of findings) {
    const { line, filePath, message, advice } = held.place(finding);
    expect(`${message} ${advice}`).not.toMatch(NAME_OF_GRAPH);
    expect(filePath?.some((key) => key === 'conversationFlow' || key === 'dynamicVariables')).toBe(false);
    // What is missing has the line of what lacks it.
    const last = filePath?.at(-1) ?? '';
    const shown = lines[(line ?? 0) - 1] ?? '';
    const isItem = /^\d+$/.test(last) && /^\s+"[^"]*",?$/.test(shown);
    expect(shown.includes(`"${last}"`) || isItem || /[[{]$/.test(shown)).toBe(true);
  }
});

test('settings of a tool are reported where they belong, whatever stands beside them', () => {
  const webhook = { url: 'https://x.example/' };
  const bad = { name: 'N', instructions: 'I', tools: [{ type: 'webhook', description: 'Looks.', name: 'x y', webhook }] };
  const text = JSON.stringify(bad, null, 2);
  const held = new Held(bad, locate(text));
  const { findings } = reportOf(lintAssistant(bad, SAMPLE_FACTS, SECRET_LOOKS).found);
  const placed = findings.filter(({ code }) => code.startsWith('TOOL_')).map((finding) => held.place(finding));
  const line = 1 + text.split('\n').findIndex((one) => one.includes('"webhook": {'));
  expect(placed.map((one) => [one.code, one.line, one.filePath])).toEqual([
    ['TOOL_DESCRIPTION_MISSING', line, ['tools', 'x y', 'webhook', 'description']],
    ['TOOL_NAME_INVALID', line, ['tools', 'x y', 'webhook', 'name']],
  ]);
});

test('lines are counted whatever texts and empty values hold', () => {
  const text = '\n{"a":\n {"{\\"\\n": [],\n "b": [1,\n {},\n "x\\\\"]}, "__proto__": 2,\n"c": "}"}';
  const { line, below } = locate(text);
  const a = below.get('a');
  expect([line, a?.line, a?.below.get('{"\n')?.line, a?.below.get('b')?.line, below.get('__proto__')?.line, below.get('c')?.line]).toEqual([
    2, 2, 3, 4, 6, 7,
  ]);
  expect([...(a?.below.get('b')?.below.values() ?? [])].map((item) => item.line)).toEqual([4, 5, 6]);
});

test('nests and texts as long as they like are read without recursion', () => {
  const depth = 50_000;
  expect(locate(`${'['.repeat(depth)}"${'\\n'.repeat(depth)}"${']'.repeat(depth)}`).below.size).toBe(1);
});
