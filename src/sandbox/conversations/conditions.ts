/** Conditions in the query of the list of conversations, in the form of PostgREST. */
import { isoTime } from '../clock.ts';
import type { Fault } from '../errors.ts';
import type { ConversationWire } from './conversation.ts';
import { COMPARISONS, named } from './comparisons.ts';

type Test = (conversation: ConversationWire) => boolean;
type Operator = (value: string, operand: string) => boolean;

const TIMES = new Set(['created_at', 'last_message_at']);
const COLUMNS = new Set(['id', 'name', ...TIMES]);

const like: Operator = (value, pattern) => {
  const parts = pattern.split(/[%*]/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('_', '.'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(value);
};

const OPERATORS: Readonly<Record<string, Operator>> = {
  ...COMPARISONS,
  eq: (value, operand) => value === operand,
  like,
};

/** Times in one form, so that texts compare as times do. */
const comparable = (column: string, text: string) => (TIMES.has(column) ? isoTime(Date.parse(text)) : text);

/** The test of `column=operator.operand`, or why it is none. */
function conditionOf(column: string, condition: string): Test | string {
  const [, name = '', operand = ''] = /^([a-z]+)\.(.*)$/s.exec(condition) ?? [];
  const operator = named(OPERATORS, name);
  if (!operator) return `"${condition}" is no condition`;
  if (TIMES.has(column) && Number.isNaN(Date.parse(operand))) return `"${operand}" is no time`;
  const key = /^metadata->>?(\w+)$/.exec(column)?.[1];
  if (key === undefined && !COLUMNS.has(column)) return `${column} is no column`;
  const wanted = comparable(column, operand);
  return (conversation) => {
    const value = key === undefined ? conversation[column as keyof Omit<ConversationWire, 'metadata'>] : conversation.metadata[key];
    return value !== undefined && operator(comparable(column, value), wanted);
  };
}

/** The test of `(a.operator.operand,b.operator.operand)`: that one of them holds. */
function anyOf(text: string): Test | string {
  const [, list] = /^\((.*)\)$/s.exec(text) ?? [];
  if (list === undefined) return `"${text}" is no list of conditions`;
  const tests = list.split(',').map((part) => {
    const [, column = '', condition = ''] = /^([^.]+)\.(.*)$/s.exec(part) ?? [];
    return conditionOf(column, condition);
  });
  const fault = tests.find((test) => typeof test === 'string');
  return fault ?? ((conversation) => tests.some((test) => typeof test === 'function' && test(conversation)));
}

interface Order {
  column: 'id' | 'created_at' | 'last_message_at' | 'name';
  sign: 1 | -1;
}

function orderOf(text: string): Order[] | string {
  const found = text.split(',').map((part) => /^(id|name|created_at|last_message_at)(?:\.(asc|desc))?$/.exec(part));
  if (found.includes(null)) return `"${text}" is no order`;
  return found.map((match) => ({ column: match?.[1] as Order['column'], sign: match?.[2] === 'desc' ? -1 : 1 }));
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** The conversations that a query asks for, or what is wrong with it. */
export function select(all: readonly ConversationWire[], query: URLSearchParams): { data: ConversationWire[] } | { faults: Fault[] } {
  const faults: Fault[] = [];
  const tests: Test[] = [];
  let order: Order[] = [];
  let limit = Infinity;
  for (const [name, value] of query) {
    const addFault = (msg: string) => faults.push({ loc: ['query', name], msg, type: 'value_error' });
    const add = (test: Test | string) => (typeof test === 'string' ? addFault(test) : tests.push(test));
    if (name === 'limit') {
      limit = Number(value);
      if (!(Number.isInteger(limit) && limit >= 1)) addFault('Input should be a positive integer');
    } else if (name === 'order') {
      const read = orderOf(value);
      if (typeof read === 'string') addFault(read);
      else order = read;
    } else if (name === 'or') add(anyOf(value));
    else add(conditionOf(name, value));
  }
  if (faults.length > 0) return { faults };
  const found = all.filter((conversation) => tests.every((test) => test(conversation)));
  const sorted = found.toSorted((a, b) => {
    for (const { column, sign } of order) {
      const difference = sign * compare(comparable(column, a[column]), comparable(column, b[column]));
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return { data: sorted.slice(0, limit) };
}
