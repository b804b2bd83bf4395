/** Tables of the pages say what the code says, wherever they stand. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, isUnionType } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { Scope } from '../../src/auth/scope.ts';
import { COUNTED_CODES, type AnswerCode } from '../../src/errors.ts';
import type { UserErrorCode } from '../../src/resolvers/user-errors.ts';
import { schema } from '../../src/schema/index.ts';
import { describeSetting, SETTING_NAMES } from '../../src/settings.ts';
import { createMetrics, GAUGE_NAMES, type RequestRecord } from '../../src/telemetry/metrics.ts';
import { codeIn, read, ROOT, rowsBelow } from '../support/pages.ts';

/** The words in backticks of a column. */
const columnOf = (rows: readonly (readonly string[])[], index: number) => rows.flatMap((row) => codeIn(row[index] ?? ''));

const defaults = SETTING_NAMES.map((name) => [name, describeSetting(name).fallback ?? ''] as const);

describe('the settings', () => {
  test('stand in docs/settings.md with their defaults', () => {
    const rows = rowsBelow('docs/settings.md', '# Settings').map(([name = '', value]) => [codeIn(name)[0], value]);
    expect(rows).toEqual(defaults.map(([name, value]) => [name, value === '' ? 'none' : `\`${value}\``]));
  });

  test('stand in .env.example with their defaults, each below a comment and switched off', () => {
    const text = read('.env.example');
    const lines = [...text.matchAll(/^# .+\n#([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
    expect(lines).toEqual(defaults);
    expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });

  test('that are limits stand in docs/limits.md with their defaults', () => {
    const rows = rowsBelow('docs/limits.md', '## Limits of requests').filter(([, , name]) => name !== 'none');
    for (const [, limit = '', name = ''] of rows) {
      const value = Number(Object.fromEntries(defaults)[codeIn(name)[0] ?? '']);
      const spellings = [value.toLocaleString('en'), `${value / 1_048_576} MiB`, `${value / 1_000} s`, `${value / 60_000} minutes`];
      expect([name, spellings.some((spelling) => limit.startsWith(spelling))]).toEqual([name, true]);
    }
    expect(columnOf(rows, 2)).toEqual(
      expect.arrayContaining(defaults.map(([name]) => name).filter((name) => /^MAX_(?!ENTITIES)/.test(name))),
    );
  });
});

describe('monitoring', () => {
  const METRICS = rowsBelow('docs/monitoring.md', '## Metrics');
  const LABELS = new Map(METRICS.map(([name = '', values = '']) => [codeIn(name)[0], codeIn(values)]));
  const printed = async () => {
    const metrics = createMetrics();
    for (const name of GAUGE_NAMES) metrics.watch(name, () => 0);
    metrics.observeRequest({ route: 'graphql', status: 200, milliseconds: 1, span: null });
    metrics.observeSharedOperation({ op: 'read', outcome: 'hit', milliseconds: 1, span: null });
    metrics.observeCall({ method: 'GET', status: null, milliseconds: 1, isRepeat: false, span: null });
    return (await metrics.print()).text;
  };
  const labelsIn = (text: string, metric: string) => {
    const [, labels = ''] = new RegExp(`^${metric}(?:_count)?\\{(.*)\\}`, 'm').exec(text) ?? [];
    return [...labels.matchAll(/(\w+)=/g)].map(([, name]) => name).toSorted();
  };

  test('names the metrics of the gateway, and no others', async () => {
    const text = await printed();
    const named = columnOf(METRICS, 0).filter((name) => name.startsWith('gateway_'));
    expect(named.toSorted()).toEqual([...text.matchAll(/^# TYPE (gateway_\w+) \w+$/gm)].map(([, name]) => name).toSorted());
  });

  test('names the labels of each, with their values', async () => {
    const text = await printed();
    for (const [names = '', labels = ''] of METRICS.filter(([name]) => name?.startsWith('`gateway_'))) {
      for (const name of codeIn(names)) expect([name, codeIn(labels).toSorted()]).toEqual([name, labelsIn(text, name)]);
    }
    const kinds = [...text.matchAll(/^gateway_work_total\{kind="(\w+)"\}/gm)].map(([, kind]) => kind);
    expect(LABELS.get('kind')).toEqual(kinds);
    const routes: Readonly<Record<RequestRecord['route'], true>> = {
      graphql: true,
      mcp: true,
      graphiql: true,
      health: true,
      metrics: true,
      other: true,
    };
    expect(LABELS.get('route')).toEqual(Object.keys(routes));
    expect(LABELS.get('code')).toEqual(COUNTED_CODES.filter((code) => code === 'CLIENT_CLOSED'));
  });

  test('names the operations of the shared cache, and what may come of each', async () => {
    const rows = rowsBelow('docs/monitoring.md', '### Operations of the shared cache').map(([op = '', outcomes = '']) => ({
      ops: codeIn(op),
      outcomes: codeIn(outcomes).filter((code) => /^[a-z_]+$/.test(code)),
    }));
    const failures = rows.find(({ ops }) => ops.length === 0)?.outcomes ?? [];
    const documented = rows.flatMap(({ ops, outcomes }) =>
      ops.flatMap((op) => [...outcomes, ...(op === 'wait' ? [] : failures)].map((outcome) => `${op} ${outcome}`)),
    );
    const series = (await printed()).matchAll(/^gateway_shared_cache_operations_total\{op="(\w+)",outcome="(\w+)"\}/gm);
    expect(failures.length).toBe(4);
    expect(documented.toSorted()).toEqual([...series].map(([, op, outcome]) => `${op} ${outcome}`).toSorted());
  });

  test('names every line of the log with its level', () => {
    const rows = rowsBelow('docs/monitoring.md', '## Log').filter(([name = '']) => name.startsWith('`'));
    const lines = rows.flatMap(([names = '', level = '']) => codeIn(names).map((name) => ({ start: name.replace(/…$/, ''), level })));
    const source = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith('sandbox'))
      .map((file) => read(`src/${file}`))
      .join('\n');
    const logged = [...source.matchAll(/logger\.(debug|info|warn|error)\([^\n]*?'([^'\n]{4,})'\)/g)];
    expect(logged.length).toBeGreaterThan(6);
    const missing = logged.filter(
      ([, level = '', message = '']) => !lines.some((line) => message.startsWith(line.start) && line.level.includes(level)),
    );
    expect(missing.map(([, level, message]) => `${level}: ${message}`)).toEqual([]);
  });
});

describe('the error codes', () => {
  /** The compiler asks for every code here, the document for every code there. */
  const CODES: Readonly<Record<AnswerCode, true>> = {
    UNAUTHENTICATED: true,
    FORBIDDEN: true,
    NOT_FOUND: true,
    BAD_USER_INPUT: true,
    CONFLICT: true,
    RATE_LIMITED: true,
    UPSTREAM_TIMEOUT: true,
    UPSTREAM_UNAVAILABLE: true,
    UPSTREAM_BAD_RESPONSE: true,
    LIMIT_EXCEEDED: true,
    PERSISTED_QUERY_NOT_FOUND: true,
    PERSISTED_OPERATION_REQUIRED: true,
    GRAPHQL_PARSE_FAILED: true,
    GRAPHQL_VALIDATION_FAILED: true,
    INTERNAL_SERVER_ERROR: true,
  };
  const USER_CODES: Readonly<Record<UserErrorCode, true>> = { BAD_USER_INPUT: true, NOT_FOUND: true, CONFLICT: true };

  test('stand in docs/errors.md', () => {
    expect(columnOf(rowsBelow('docs/errors.md', '## Error codes'), 0).toSorted()).toEqual(Object.keys(CODES).toSorted());
    expect(columnOf(rowsBelow('docs/errors.md', '## Refused writes'), 0).toSorted()).toEqual(Object.keys(USER_CODES).toSorted());
  });
});

test('the scopes stand in docs/access.md', () => {
  const scopes: Readonly<Record<Scope, true>> = {
    'assistants:read': true,
    'assistants:import': true,
    'assistants:write': true,
    'assistants:run': true,
    'conversations:read': true,
    'conversations:write': true,
    'missions:read': true,
    'missions:write': true,
    'secrets:read': true,
    'secrets:write': true,
  };
  expect(rowsBelow('docs/access.md', '## Scopes').map(([name = '']) => codeIn(name)[0])).toEqual(Object.keys(scopes));
});

describe('the costs', () => {
  const KINDS = [
    ['Queries', schema.getQueryType()],
    ['Mutations', schema.getMutationType()],
    ['Subscriptions', schema.getSubscriptionType()],
  ] as const;

  test.each(KINDS)('of %s stand in docs/costs.md, as their descriptions say', (heading, type) => {
    const fields = type?.getFields() ?? {};
    const rows = rowsBelow('docs/costs.md', `## ${heading}`).map(([operations = '', calls = '']) => ({
      names: codeIn(operations)
        .map((name) => name.replace(/\(.*$/, ''))
        .filter((name) => Object.hasOwn(fields, name)),
      call: /^1 (\w+)/.exec(calls)?.[1],
    }));
    expect(rows.flatMap(({ names }) => names).toSorted()).toEqual(expect.arrayContaining(Object.keys(fields).toSorted()));
    const described = (name: string) => /Cost: one (?:upstream )?(\w+)/.exec(fields[name]?.description ?? '')?.[1];
    for (const { names, call } of rows.filter((row) => row.call !== undefined)) {
      expect(names.map((name) => [name, described(name)])).toEqual(names.map((name) => [name, call]));
    }
  });
});

describe('the query cookbook', () => {
  test('names every kind of tool and its type', () => {
    const rows = rowsBelow('docs/queries.md', '## Filter by kind of tool');
    const kinds = schema.getType('AssistantToolKind');
    const tools = schema.getType('AssistantTool');
    if (!isEnumType(kinds) || !isUnionType(tools)) throw new TypeError('The schema has no kinds of tools.');
    expect(columnOf(rows, 0).toSorted()).toEqual(
      kinds
        .getValues()
        .map(({ name }) => name)
        .filter((name) => name !== 'UNKNOWN')
        .toSorted(),
    );
    expect(columnOf(rows, 2).toSorted()).toEqual(
      tools
        .getTypes()
        .map(({ name }) => name)
        .filter((name) => name !== 'UnknownTool')
        .toSorted(),
    );
  });

  test('names every condition of a filter', () => {
    const filter = schema.getType('AssistantFilter');
    if (!isInputObjectType(filter)) throw new TypeError('The schema has no filter.');
    expect(columnOf(rowsBelow('docs/queries.md', '## Filter and sort'), 0).toSorted()).toEqual(Object.keys(filter.getFields()).toSorted());
  });
});

test('what docs/subscriptions.md lists are the subscriptions', () => {
  const listed = columnOf(rowsBelow('docs/subscriptions.md', '# Subscriptions'), 0);
  expect(listed.toSorted()).toEqual(Object.keys(schema.getSubscriptionType()?.getFields() ?? {}).toSorted());
});

/** Types and their fields, as pages name them: `Assistant.usage`. */
test.each(['docs/costs.md', 'docs/queries.md', 'docs/access.md', 'docs/writes.md'])('%s names fields that there are', (page) => {
  const named = codeIn(read(page)).flatMap((word) => /^([A-Z][A-Za-z]+)\.([a-z]\w+)$/.exec(word) ?? []);
  for (let at = 0; at < named.length; at += 3) {
    const type = schema.getType(named[at + 1] ?? '');
    const hasFields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type);
    expect([named[at], hasFields && Object.hasOwn(type.getFields(), named[at + 2] ?? '')]).toEqual([named[at], true]);
  }
});
