/** The written pages that mention a word in backticks, as links from a page of `reference/`. */
export function mentionsOf(word: string, guides: ReadonlyMap<string, string>, depth: string): string {
  const found = [...guides].filter(([path, text]) => path !== 'changelog.md' && text.includes(`\`${word}`));
  return found.length === 0 ? '' : `## Read on\n\n${found.map(([path, text]) => `- [${titleOf(text)}](${depth}${path})`).join('\n')}`;
}

/** The name of a page: its first heading, but for the page that is named after the project. */
export const titleOf = (text: string): string => {
  const [, title = ''] = /^# (.+)$/m.exec(text) ?? [];
  return title === 'assistants-gateway' ? 'One minute' : title;
};
