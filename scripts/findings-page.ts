/** `docs/findings.md`: every code of findings, with a document in which it is found, and the same one repaired. */
import account from '../examples/findings/account.json' with { type: 'json' };
import assistant from '../examples/findings/assistant.json' with { type: 'json' };
import flow from '../examples/findings/flow.json' with { type: 'json' };
import readiness from '../examples/findings/readiness.json' with { type: 'json' };
import spelling from '../examples/findings/spelling.json' with { type: 'json' };
import { FINDING_CODES, type FindingCode } from '../src/insight/findings/codes.ts';
import { ASSISTANT_CODES } from '../src/insight/findings/codes/assistant.ts';
import { READINESS_CODES } from '../src/insight/findings/codes/readiness.ts';
import { SPELLING_CODES } from '../src/insight/findings/codes/spelling.ts';

interface Sample {
  readonly bad: object;
  readonly good: object;
}

const SAMPLES: Readonly<Record<string, Sample | undefined>> = { ...assistant, ...flow, ...account, ...readiness, ...spelling };

interface Section {
  readonly heading: string;
  readonly about: string;
  readonly has: (code: FindingCode) => boolean;
}

const among =
  (codes: object) =>
  ({ code }: FindingCode): boolean =>
    Object.hasOwn(codes, code);

const SECTIONS: readonly Section[] = [
  {
    heading: 'Flows',
    about:
      'Found by `ConversationFlow.check`, by `flow check` and, with all else, by `Assistant.lint`. Reading them needs nothing but the assistant.',
    has: ({ area }) => area === 'FLOW',
  },
  {
    heading: 'Assistants',
    about:
      'Found by `Assistant.lint` and by `lint`. Those about references need lists of the account; a list that cannot be read is in `skipped`, and nothing is found by it.',
    has: among(ASSISTANT_CODES),
  },
  {
    heading: 'Readiness',
    about:
      'Found by `Assistant.readiness` alone: whether people reach an assistant, and what it lacks to answer. The account of the samples has the secret `crm_key`, the model `openai/gpt-4o`, and a phone number for the TeXML application `2731894650127345001` and the messaging profile `profile-reception`.',
    has: among(READINESS_CODES),
  },
  {
    heading: 'Spelling',
    about:
      'Found in what somebody has written: by `lint` of files, by `plan` and `apply`, and in the graph by `applyPlan` and `applySnapshot`; not in what is stored.',
    has: among(SPELLING_CODES),
  },
  { heading: 'Accounts', about: 'Found by `Account.lint`, which looks at all assistants together.', has: ({ area }) => area === 'ACCOUNT' },
];

export function findingsPage(): string {
  const sections = SECTIONS.map(({ heading, about, has }) => {
    const codes = FINDING_CODES.filter(has);
    return [`## ${heading}`, about, tableOf(codes), ...codes.map(sectionOf)].join('\n\n');
  });
  return `# Findings

What checks of flows, assistants and accounts may find: ${FINDING_CODES.length} codes, each with a document in which it is all that is found, and the same one repaired; those of accounts with a list of all assistants. [Checking flows](checking-flows.md) and [checking assistants](checking-assistants.md) say how to use them;
\`findingCodes\` has the codes in the graph. The documents are in \`examples/findings/\`, under the keys of the Telnyx API, and a test checks them. \`npm run codegen\` writes this page.

${sections.join('\n\n')}
`;
}

const tableOf = (codes: readonly FindingCode[]): string =>
  [
    '| code | severity | what it is |',
    '|---|---|---|',
    ...codes.map(({ code, severity, title }) => `| [\`${code}\`](#${code.toLowerCase()}) | ${severity.toLowerCase()} | ${title} |`),
  ].join('\n');

function sectionOf({ code, severity, title, explanation }: FindingCode): string {
  const sample = SAMPLES[code];
  return [
    `### \`${code}\``,
    `**${title}** (${severity.toLowerCase()}). ${explanation}`,
    ...(sample ? ['Found in:', fenced(sample.bad), 'Repaired:', fenced(sample.good)] : []),
  ].join('\n\n');
}

const fenced = (document: object): string => `\`\`\`json\n${printed(document, '')}\n\`\`\``;

const WIDTH = 140;

/** As JSON, with what is short on one line. */
function printed(value: unknown, indent: string): string {
  const line = lineOf(value);
  if (indent.length + line.length <= WIDTH || typeof value !== 'object' || value === null) return line;
  const within = `${indent}  `;
  const entries = Array.isArray(value)
    ? value.map((item: unknown) => `${within}${printed(item, within)}`)
    : Object.entries(value).map(([key, item]) => `${within}${JSON.stringify(key)}: ${printed(item, within)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${entries.join(',\n')}\n${indent}${close}`;
}

/** With a space behind each colon and comma, and within braces. */
function lineOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(lineOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${lineOf(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
