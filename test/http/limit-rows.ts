/** For each limit on the text of an operation, one text that is as large as allowed, and one that is larger. */
/** `count` texts, one after the other. */
export const times = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, index) => text(index)).join(' ');
/** `count` texts, each around the next. */
export const nest = (count: number, open: string, inner: string, close = '}') => open.repeat(count) + inner + close.repeat(count);

/** Asks for the assistants, so that what is not refused costs a call. */
const withRead = (rest: string) => `{ assistants { totalCount } ${rest} }`;
export const inAssistant = (selections: string) => `{ assistant(id: "assistant-front-desk") { ${selections} } }`;
const handoffs = (levels: number): string =>
  levels === 0 ? 'id' : `tools { ... on HandoffTool { aiAssistants { assistant { ${handoffs(levels - 1)} } } } }`;
/** A field `levels` deep, by way of handoffs. */
export const deep = (levels: number) => `{ assistants { nodes { ${handoffs((levels - 3) / 3)} } } }`;

export interface LimitRow {
  readonly limit: string;
  /** What the message names. */
  readonly names: string | RegExp;
  readonly at: string;
  readonly over: string;
  /** Where that size is no valid query, it passes the limit and is refused for what it is. */
  readonly isInvalid?: boolean;
}

const UNKNOWN = times(999, (index) => `f${index}`);

export const LIMIT_ROWS: readonly LimitRow[] = [
  {
    limit: 'tokens',
    names: '10000 tokens',
    at: `{ assistants(filter: { ids: [${times(9_984, () => '"a"')}] }) { totalCount } }`,
    over: `{ assistants(filter: { ids: [${times(9_985, () => '"a"')}] }) { totalCount } }`,
  },
  { limit: 'lines', names: '10000 lines', at: withRead('\n'.repeat(9_999)), over: withRead('\r\n'.repeat(10_000)) },
  {
    limit: 'lines of what is no GraphQL',
    names: '10000 lines',
    at: `${'\n'.repeat(9_999)}{`,
    over: `${'\n'.repeat(10_000)}{`,
    isInvalid: true,
  },
  {
    limit: 'length of a name',
    names: '200 characters',
    at: withRead(`${'a'.repeat(200)}: __typename`),
    over: withRead(`${'a'.repeat(201)}: __typename`),
  },
  {
    limit: 'length of the name of an operation',
    names: '200 characters',
    at: `query ${'A'.repeat(200)} { __typename }`,
    over: `query ${'A'.repeat(201)} { __typename }`,
  },
  { limit: 'depth', names: 'at most 12', at: deep(12), over: deep(15) },
  {
    limit: 'depth by fragments within fragments',
    names: 'at most 12',
    at: `{ assistants { nodes { ...A } } } fragment A on Assistant { ${handoffs(2).replace('id', '...B')} } fragment B on Assistant { ...C } fragment C on Assistant { ${handoffs(1)} }`,
    over: `{ assistants { nodes { ...A } } } fragment A on Assistant { ${handoffs(2).replace('id', '...B')} } fragment B on Assistant { ...C } fragment C on Assistant { ${handoffs(2)} }`,
  },
  {
    limit: 'depth of introspection',
    names: 'at most 20',
    at: `{ __schema { types { fields { type { ${nest(15, 'ofType {', 'name')} } } } } }`,
    over: `{ __schema { types { fields { type { ${nest(16, 'ofType {', 'name')} } } } } }`,
  },
  {
    limit: 'schemas',
    names: 'at most 1',
    at: withRead('__schema { queryType { name } }'),
    over: withRead('...F a: __schema { queryType { name } } } fragment F on Query { __schema { queryType { name } }'),
  },
  {
    limit: 'aliases',
    names: '31 aliases',
    at: inAssistant(times(30, (index) => `a${index}: id`)),
    over: inAssistant(times(31, (index) => `a${index}: id`)),
  },
  {
    limit: 'aliases in a fragment that is spread often',
    names: '33 aliases',
    at: `${inAssistant(times(10, () => '...F'))} fragment F on Assistant { a: id b: id c: id }`,
    over: `${inAssistant(times(11, () => '...F'))} fragment F on Assistant { a: id b: id c: id }`,
  },
  {
    limit: 'root fields',
    names: '21 root fields',
    at: withRead(times(19, () => '__typename')),
    over: withRead(times(20, () => '__typename')),
  },
  {
    limit: 'root fields in fragments',
    names: '22 root fields',
    at: `{ ...F ... { ...F } } fragment F on Query { ${times(9, () => '__typename')} assistants { totalCount } }`,
    over: `{ ...F ... { ...F } } fragment F on Query { ${times(10, () => '__typename')} assistants { totalCount } }`,
  },
  {
    limit: 'directives',
    names: '51 directives',
    at: inAssistant(times(25, (index) => `a${index}: id @include(if: true) @skip(if: false)`)),
    over: inAssistant(`name @include(if: true) ${times(25, (index) => `a${index}: id @include(if: true) @skip(if: false)`)}`),
  },
  {
    limit: 'directives on variables',
    names: '51 directives',
    at: `query ($a: Int ${times(50, () => '@x')}) { __typename }`,
    over: `query ($a: Int ${times(51, () => '@x')}) { __typename }`,
    isInvalid: true,
  },
  {
    limit: 'repetitions of a field',
    names: 'name is selected more than 20',
    at: inAssistant(times(20, () => 'name')),
    over: inAssistant(times(21, () => 'name')),
  },
  {
    limit: 'thousands of repetitions of a field',
    names: 'more than 20',
    at: inAssistant('name'),
    over: inAssistant(times(9_000, () => 'name')),
  },
  {
    limit: 'repetitions of a field in inline fragments',
    names: '25000 pairs',
    at: inAssistant(times(224, () => '... { name }')),
    over: inAssistant(times(225, () => '... { name }')),
  },
  {
    limit: 'repetitions of a field in fragments',
    names: '25000 pairs',
    at: `${inAssistant(times(158, (index) => `...F${index}`))} ${times(158, (index) => `fragment F${index} on Assistant { name }`)}`,
    over: `${inAssistant(times(1_000, (index) => `...F${index}`))} ${times(1_000, (index) => `fragment F${index} on Assistant { name }`)}`,
  },
  {
    limit: 'repetitions below repetitions',
    names: '25000 pairs',
    at: inAssistant(times(12, () => `... { tools { ${times(12, () => '... { __typename }')} } }`)),
    over: inAssistant(times(20, () => `... { tools { ${times(20, () => '... { __typename }')} } }`)),
  },
  {
    limit: 'repetitions in a fragment that is not used',
    names: '25000 pairs',
    at: `{ __typename } fragment F on Assistant { ${times(224, () => '... { name }')} }`,
    over: `{ __typename } fragment F on Assistant { ${times(225, () => '... { name }')} }`,
    isInvalid: true,
  },
  {
    limit: 'repetitions of a field beside a stream',
    names: '5000 pairs',
    at: inAssistant(`tools @stream { __typename } ${times(100, () => '... { name }')}`),
    over: inAssistant(`tools @stream { __typename } ${times(101, () => '... { name }')}`),
  },
  {
    limit: 'fields below repetitions',
    names: '250000 fields',
    at: inAssistant(times(100, (row) => `... { tools { ${times(25, (column) => `f${row}x${column}`)} } }`)),
    over: inAssistant(times(101, (row) => `... { tools { ${times(25, (column) => `f${row}x${column}`)} } }`)),
    isInvalid: true,
  },
  {
    limit: 'fields of fragments in one place',
    names: '250000 fields',
    at: `${inAssistant(times(100, (row) => `...F${row}`))} ${times(100, (row) => `fragment F${row} on Assistant { ${times(25, (column) => `f${row}x${column}`)} }`)}`,
    over: `${inAssistant(times(101, (row) => `...F${row}`))} ${times(101, (row) => `fragment F${row} on Assistant { ${times(25, (column) => `f${row}x${column}`)} }`)}`,
    isInvalid: true,
  },
  {
    limit: 'fields with fragments unfolded',
    names: '20000 fields',
    at: `${times(20, (index) => `query Q${index} { ...F }`)} fragment F on Query { assistant(id: "a") { ${UNKNOWN} } }`,
    over: `${times(21, (index) => `query Q${index} { ...F }`)} fragment F on Query { assistant(id: "a") { ${UNKNOWN} } }`,
    isInvalid: true,
  },
  {
    limit: 'nesting of fragments',
    names: '100 levels',
    at: nest(100, '{ ...', '', '}').replaceAll('...}', '__typename }'),
    over: nest(101, '{ ...', '', '}').replaceAll('...}', '__typename }'),
  },
  {
    limit: 'length of a chain of fragments',
    names: '100 levels',
    at: `{ ...F1 } ${times(99, (index) => `fragment F${index + 1} on Query { ${index === 98 ? '__typename' : `...F${index + 2}`} }`)}`,
    over: `{ ...F1 } ${times(100, (index) => `fragment F${index + 1} on Query { ${index === 99 ? '__typename' : `...F${index + 2}`} }`)}`,
  },
  {
    limit: 'nesting of a literal',
    names: '100 levels',
    at: `{ assistants(filter: { ids: ${nest(97, '[', '"a"', ']')} }) { totalCount } }`,
    over: `{ assistants(filter: { ids: ${nest(98, '[', '"a"', ']')} }) { totalCount } }`,
    isInvalid: true,
  },
  {
    limit: 'nesting of the type of a variable',
    names: '100 levels',
    at: `query ($a: ${nest(99, '[', 'Int', ']')}) { __typename }`,
    over: `query ($a: ${nest(100, '[', 'Int', ']')}) { __typename }`,
    isInvalid: true,
  },
  // How deep the parser's stack reaches depends on how its code is compiled by then, so the tokens may run out first.
  {
    limit: 'nesting that the parser cannot follow',
    names: /too deeply to be parsed|10000 tokens/,
    at: inAssistant('name'),
    over: '{a'.repeat(100_000),
  },
  {
    limit: 'nesting of lists that the parser cannot follow',
    names: /too deeply to be parsed|10000 tokens/,
    at: inAssistant('name'),
    over: `{a(b:${'['.repeat(100_000)}`,
  },
];
