/** Reads the text of an expression back into its tree; the grammar is that of the documentation, with usual precedence. */

export type Tree =
  | { readonly type: 'variable'; readonly name: string }
  | { readonly type: 'string_literal'; readonly value: string }
  | { readonly type: 'number_literal'; readonly value: number }
  | { readonly type: 'bool_literal'; readonly value: boolean }
  | { readonly type: 'comparison' | 'arithmetic'; readonly op: string; readonly left: Tree; readonly right: Tree }
  | { readonly type: 'bool_op'; readonly op: string; readonly operands: readonly Tree[] };

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|[A-Za-z_][A-Za-z0-9_.]*|[<>=!]=|[-+*/%<>()])/suy;
const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=', 'contains']);

/** The tree of a text. Throws where the text is none. */
export function parseExpression(text: string): Tree {
  const tokens = tokenize(text);
  let at = 0;
  const take = (token: string): boolean => {
    if (tokens[at] !== token) return false;
    at += 1;
    return true;
  };
  const need = (token: string): void => {
    if (!take(token)) throw new SyntaxError(`Expected ${token} at token ${at} of ${text}`);
  };
  /** Operands joined by one word; brackets make an operand of their own. */
  const joined = (op: string, operand: () => Tree): Tree => {
    const operands = [operand()];
    while (take(op)) operands.push(operand());
    const [only] = operands;
    return operands.length === 1 && only ? only : { type: 'bool_op', op, operands };
  };
  const or = (): Tree => joined('or', and);
  const and = (): Tree => joined('and', not);
  const not = (): Tree => (take('not') ? { type: 'bool_op', op: 'not', operands: [not()] } : comparison());
  const comparison = (): Tree => {
    const left = sum();
    const token = tokens[at] ?? '';
    const negated = token === 'not' && tokens[at + 1] === 'contains';
    if (!negated && !COMPARISONS.has(token)) return left;
    at += negated ? 2 : 1;
    return { type: 'comparison', op: negated ? 'not_contains' : token, left, right: sum() };
  };
  const chain = (ops: readonly string[], operand: () => Tree): Tree => {
    let tree = operand();
    for (let op = ops.find(take); op !== undefined; op = ops.find(take)) tree = { type: 'arithmetic', op, left: tree, right: operand() };
    return tree;
  };
  const sum = (): Tree => chain(['+', '-'], product);
  const product = (): Tree => chain(['*', '/', '%'], atom);
  const atom = (): Tree => {
    if (take('(')) {
      const inside = or();
      need(')');
      return inside;
    }
    const token = tokens[at] ?? '';
    at += 1;
    if (token.startsWith('"')) return { type: 'string_literal', value: JSON.parse(token) as string };
    if (/^-?\d/.test(token)) return { type: 'number_literal', value: Number(token) };
    if (token === 'true' || token === 'false') return { type: 'bool_literal', value: token === 'true' };
    if (/^[A-Za-z_]/.test(token) && !['and', 'or', 'not', 'contains'].includes(token)) return { type: 'variable', name: token };
    throw new SyntaxError(`Unexpected ${token} at token ${at} of ${text}`);
  };
  const tree = or();
  if (at < tokens.length) throw new SyntaxError(`Unexpected ${tokens[at]} at token ${at} of ${text}`);
  return tree;
}

/** A minus sign belongs to a number where an operand is due. */
function tokenize(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const start = TOKEN.lastIndex;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) throw new SyntaxError(`No token at ${start} of ${text}`);
    const isSigned = /^-\d/.test(token);
    const before = tokens.at(-1);
    const operandIsDue = before === undefined || /^(?:[-+*/%<>(]|[<>=!]=|and|or|not|contains)$/.test(before);
    if (isSigned && !operandIsDue) {
      tokens.push('-');
      TOKEN.lastIndex = text.indexOf('-', start) + 1;
    } else {
      tokens.push(token);
    }
  }
  return tokens;
}

/** A text without one pair of its brackets, for each pair; brackets inside quotes do not count. */
export function withoutEachPair(text: string): string[] {
  const open: number[] = [];
  const texts: string[] = [];
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (char === '\\' && quoted) index += 1;
    else if (char === '"') quoted = !quoted;
    else if (char === '(' && !quoted) open.push(index);
    else if (char === ')' && !quoted) {
      const start = open.pop() ?? 0;
      texts.push(`${text.slice(0, start)} ${text.slice(start + 1, index)} ${text.slice(index + 1)}`);
    }
  }
  return texts;
}
