/** The rules of expressions once more, by recursion over the tree and by other means than the gateway's, to compare it with. */
import type { Tree } from '../../support/expression-parser.ts';

type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

export function valueOf(tree: Tree, variables: Readonly<Record<string, Value>>): Value {
  const of = (operand: Tree) => valueOf(operand, variables);
  switch (tree.type) {
    case 'variable':
      return Object.entries(variables).find(([name]) => name === tree.name)?.[1] ?? null;
    case 'string_literal':
    case 'number_literal':
    case 'bool_literal':
      return tree.value;
    case 'bool_op': {
      const truths = new Set(tree.operands.map((operand) => of(operand) === true));
      return tree.op === 'not' ? !truths.has(true) : tree.op === 'or' ? truths.has(true) : !truths.has(false);
    }
    case 'arithmetic':
      return arithmetic(tree.op, of(tree.left), of(tree.right));
    case 'comparison':
      return comparison(tree.op, of(tree.left), of(tree.right));
  }
}

const equal = (a: Value, b: Value): boolean => a !== null && b !== null && canonical(a) === canonical(b);

const canonical = (value: Value): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))
      : part === 0
        ? 0
        : part,
  );

/** Digits, looked at one by one. */
function asNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  let rest = value.trim().replace(/^[+-]/, '');
  rest = rest.replace(/[eE][+-]?[0-9]+$/, '');
  const [whole = '', fraction = '', ...more] = rest.split('.');
  const isDigits = (text: string) => Array.from(text).every((char) => '0123456789'.includes(char));
  return more.length === 0 && whole + fraction !== '' && isDigits(whole + fraction) ? Number(value) : undefined;
}

function comparison(op: string, a: Value, b: Value): boolean {
  const holds = (): boolean => {
    if (Array.isArray(a)) return (a as readonly Value[]).some((item) => equal(item, b));
    return typeof a === 'string' && typeof b === 'string' && a.split(b).length > 1;
  };
  if (op === '==' || op === '!=') return equal(a, b) === (op === '==');
  if (op === 'contains' || op === 'not_contains') return holds() === (op === 'contains');
  const signs: Readonly<Record<string, readonly number[]>> = { '<': [-1], '<=': [-1, 0], '>': [1], '>=': [0, 1] };
  return signs[op]?.includes(sign(a, b)) ?? false;
}

/** -1, 0 or 1; 2 where there is no order. */
function sign(a: Value, b: Value): number {
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x !== undefined && y !== undefined) return x === y ? 0 : x < y ? -1 : 1;
  if (typeof a !== 'string' || typeof b !== 'string') return 2;
  const [one, other] = [a, b].map((text) => Array.from(text, (char) => char.codePointAt(0) ?? 0));
  for (const [index, code] of (one ?? []).entries()) {
    const against = other?.[index];
    if (against === undefined || against < code) return 1;
    if (against > code) return -1;
  }
  return (one?.length ?? 0) === (other?.length ?? 0) ? 0 : -1;
}

function arithmetic(op: string, a: Value, b: Value): number | null {
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x === undefined || y === undefined) return null;
  const modulo = () => (x % y === 0 || x < 0 === y < 0 ? x % y : (x % y) + y);
  const result = op === '+' ? x + y : op === '-' ? x - y : op === '*' ? x * y : op === '/' ? x / y : modulo();
  return Math.abs(result) < Infinity ? result : null;
}
