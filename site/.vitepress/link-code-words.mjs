/** Pages whose code words are names of the source. */
const SOURCE_PAGES = new Set(['architecture.md', 'contributing.md', 'performance.md', 'reliability.md', 'changelog.md']);

/**
 * Links words in backticks that are names of the API to their pages of the reference, so that texts need no such links.
 *
 * @param {import('markdown-it').default} markdown
 * @param {Readonly<Record<string, string>>} references
 */
export function linkCodeWords(markdown, references) {
  const targetOf = (word) => {
    // `[Tool!]!`, `assistant(id)` and `AUTH_MODE=jwt` are named without what stands around the name.
    const name = word.replaceAll(/[[\]!]/g, '').replace(/\(.*\)$|=.*$/, '');
    return Object.hasOwn(references, name) ? references[name] : null;
  };
  markdown.core.ruler.push('link_code_words', ({ env, tokens, Token }) => {
    if (SOURCE_PAGES.has(env.relativePath)) return;
    for (const [index, { type, children }] of tokens.entries()) {
      // A heading is a link itself.
      if (type !== 'inline' || !children || tokens[index - 1]?.type === 'heading_open') continue;
      let depth = 0;
      tokens[index].children = children.flatMap((token) => {
        if (token.type === 'link_open') depth += 1;
        if (token.type === 'link_close') depth -= 1;
        const target = token.type === 'code_inline' && depth === 0 ? targetOf(token.content) : null;
        if (target === null || target.split('#')[0] === env.relativePath) return [token];
        const open = new Token('link_open', 'a', 1);
        open.attrSet('href', `/${target}`);
        return [open, token, new Token('link_close', 'a', -1)];
      });
    }
  });
}
