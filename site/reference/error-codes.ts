/** A page for each error code, from the tables of `docs/errors.md`, and one that lists them. */
import { ANSWER_CODES, USER_ERROR_CODES } from '../../src/errors.ts';
import { mentionsOf } from './mentions.ts';
import { page, table } from './markdown.ts';

interface Row {
  readonly code: string;
  readonly meaning: string;
  readonly cause: string;
  readonly retry: string;
}

/** The rows below a heading. A row without a code belongs to the one above it. */
function rowsBelow(text: string, heading: string): readonly Row[] {
  const [, section = ''] = text.split(`\n## ${heading}\n`);
  const rows: Row[] = [];
  for (const line of (section.split(/^## /m)[0] ?? '').split('\n').filter((row) => row.startsWith('| `') || row.startsWith('| | |'))) {
    const [code = '', meaning = '', cause = '', retry = ''] = line
      .slice(1, -1)
      .split('|')
      .map((part) => part.trim());
    rows.push({ code: code === '' ? (rows.at(-1)?.code ?? '') : code.replaceAll('`', ''), meaning, cause, retry });
  }
  return rows;
}

export function errorPages(guides: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const text = guides.get('errors.md') ?? '';
  const errors = rowsBelow(text, 'Error codes');
  const refusals = rowsBelow(text, 'Refused writes');
  const isRefusal = (code: string) => (USER_ERROR_CODES as readonly string[]).includes(code);
  const pages = ANSWER_CODES.map((code) => {
    const row = errors.find((error) => error.code === code);
    return [
      `reference/error-codes/${code}.md`,
      page(
        `# ${code}`,
        row?.meaning ?? '',
        `In \`extensions.code\` of an error${isRefusal(code) ? ', and in `userErrors` of a refused write' : ''}. Counted by \`gateway_errors_total{code="${code}"}\`.`,
        `## Cause\n\n${row?.cause ?? ''}`,
        `## Whether to retry\n\n${row?.retry ?? ''}`,
        isRefusal(code)
          ? page(
              '## As a refused write',
              table(
                ['cause', 'retry?'],
                refusals.filter((refusal) => refusal.code === code).map(({ cause, retry }) => [cause, retry]),
              ),
            )
          : null,
        mentionsOf(code, guides, '../../'),
      ),
    ] as const;
  });
  const index = page(
    '# Error codes',
    'Every error has one of these in `extensions.code`. [Errors](../errors.md) says how errors are answered.',
    table(
      ['code', 'meaning', 'retry?'],
      errors.map(({ code, meaning, retry }) => [`\`${code}\``, meaning, retry]),
    ),
  );
  return new Map([...pages, ['reference/error-codes.md', index]]);
}
