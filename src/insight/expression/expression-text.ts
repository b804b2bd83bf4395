import { ExactNumber } from '../../exact-number.ts';

/**
 * An expression in readable form, for example `user_age >= 18 and tier == "gold"`: parentheses only where they
 * change the meaning, `?` for a part that is missing or newer than this gateway.
 */
export function expressionText(expression: unknown): string {
  return write(expression, 0).text;
}

interface Written {
  readonly text: string;
  /** How tightly the outermost operator binds. */
  readonly binding: number;
}

const OR = 1;
const AND = 2;
const NOT = 3;
const COMPARISON = 4;
const SUM = 5;
const PRODUCT = 6;
const ATOM = 7;

/** Deeper trees end in an ellipsis; `expressionJson` has all of them. */
const MAX_DEPTH = 200;

function write(expression: unknown, depth: number): Written {
  if (depth > MAX_DEPTH) return atom('…');
  if (typeof expression !== 'object' || expression === null) return atom('?');
  const node = expression as Readonly<Record<string, unknown>>;
  const child = (part: unknown) => write(part, depth + 1);
  const within = (part: unknown, binding: number) => enclose(child(part), binding);
  switch (node['type']) {
    case 'variable':
      return atom(typeof node['name'] === 'string' ? node['name'] : '?');
    case 'string_literal':
    case 'number_literal':
    case 'bool_literal':
      return atom(literalText(node['value']));
    case 'comparison': {
      const operator = node['op'] === 'not_contains' ? 'not contains' : operatorOf(node);
      return { text: `${within(node['left'], SUM)} ${operator} ${within(node['right'], SUM)}`, binding: COMPARISON };
    }
    case 'arithmetic': {
      const operator = operatorOf(node);
      const binding = operator === '+' || operator === '-' ? SUM : PRODUCT;
      // Subtraction and division group to the left, so an equal operator on the right needs its parentheses.
      return { text: `${within(node['left'], binding)} ${operator} ${within(node['right'], binding + 1)}`, binding };
    }
    case 'bool_op':
      return writeBoolean(operatorOf(node), Array.isArray(node['operands']) ? node['operands'] : [], child);
    default:
      return atom('?');
  }
}

function writeBoolean(operator: string, operands: readonly unknown[], child: (expression: unknown) => Written): Written {
  const [only] = operands;
  if (operator === 'not' && operands.length < 2) return { text: `not ${enclose(child(only), NOT)}`, binding: NOT };
  const joins = operator === 'and' || operator === 'or';
  if (joins && operands.length === 1) return child(only);
  if (joins && operands.length > 1) {
    const binding = operator === 'or' ? OR : AND;
    return { text: operands.map((operand) => enclose(child(operand), binding + 1)).join(` ${operator} `), binding };
  }
  // An operator with an invalid number of operands.
  return atom(`${operator}(${operands.map((operand) => child(operand).text).join(', ')})`);
}

function literalText(value: unknown): string {
  if (value instanceof ExactNumber) return value.source;
  return isLiteral(value) ? JSON.stringify(value) : '?';
}

const isLiteral = (value: unknown) =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
const operatorOf = (node: Readonly<Record<string, unknown>>) => (typeof node['op'] === 'string' ? node['op'] : '?');
const atom = (text: string): Written => ({ text, binding: ATOM });
const enclose = ({ text, binding }: Written, needed: number) => (binding < needed ? `(${text})` : text);
