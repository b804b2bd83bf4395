/** A text in a cell of a table. */
export const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? '' : `${[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;

/** Sections with a line between them; what is empty is left out. */
export const page = (...parts: readonly (string | null)[]): string =>
  `${parts
    .filter((part) => part !== null && part !== '')
    .map((part) => part?.trim())
    .join('\n\n')}\n`;
