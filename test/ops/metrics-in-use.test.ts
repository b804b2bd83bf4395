/** Alerts, their tests, their runbooks and the dashboards, against what `/metrics` has. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config.ts';
import { COUNTED_CODES } from '../../src/errors.ts';
import { assembleGateway } from '../../src/gateway/assemble.ts';
import { prepareGateway } from '../../src/gateway/prepare.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { read, ROOT } from '../support/pages.ts';
import { hasPromtool, promtool } from '../support/promtool.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: Readonly<Record<'summary' | 'description' | 'runbook_url', string>>;
}

interface RuleTest {
  readonly alert_rule_test: readonly { readonly alertname: string; readonly exp_alerts: readonly unknown[] }[];
}

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly type: string;
  readonly description?: string;
  readonly datasource?: { readonly uid: string };
  readonly targets?: readonly { readonly expr: string; readonly datasource: { readonly uid: string } }[];
}

interface Dashboard {
  readonly uid: string;
  readonly templating: { readonly list: readonly { readonly name: string; readonly query: string | { readonly query: string } }[] };
  readonly panels: readonly Panel[];
}

const ALERTS = 'ops/prometheus/alerts.yaml';
const CASES = 'ops/prometheus/alerts.test.yaml';
const DASHBOARDS = 'ops/grafana';

const rules = (parse(read(ALERTS)) as { readonly groups: readonly { readonly rules: readonly Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);
const cases = (parse(read(CASES)) as { readonly tests: readonly RuleTest[] }).tests.flatMap((one) => one.alert_rule_test);
const dashboards = readdirSync(join(ROOT, DASHBOARDS)).map((file): readonly [string, Dashboard] => [
  file,
  JSON.parse(read(`${DASHBOARDS}/${file}`)) as Dashboard,
]);
const expressionsOf = ({ panels }: Dashboard) => panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

/** What a scrape shows after some operations. */
let scraped = '';

test('a gateway that has answered is scraped', async () => {
  const prepared = await prepareGateway(loadConfig({ LOG_LEVEL: 'silent' }), (name) => name);
  const { app, close } = await assembleGateway(prepared, { logger: createLogger('silent'), notReady: () => null });
  onTestFinished(close);
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query: '{ assistants(first: 2) { nodes { id name } } }' });
  expect((await app.fetch('http://127.0.0.1/graphql', { method: 'POST', headers, body })).status).toBe(200);
  scraped = await (await app.fetch('http://127.0.0.1/metrics')).text();
  expect(scraped).toContain('gateway_upstream_call_duration_seconds_count{');
});

/** Names of series, and the values of their labels, that an expression asks for. */
function faultsOf(expression: string): readonly string[] {
  const types = [...scraped.matchAll(/^# TYPE (\w+) (\w+)$/gm)];
  const known = new Set(
    types.flatMap(([, name = '', type]) => (type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name])),
  );
  const names = [...expression.matchAll(/\b(?:gateway|process|nodejs)_\w+/g)].map(([name]) => name);
  const codes = [...expression.matchAll(/code="([A-Z_]+)"/g)].map(([, code]) => code);
  const kinds = [...expression.matchAll(/kind="(\w+)"/g)].map(([, kind]) => kind);
  // What upstream calls are for: a ratio to one of the routes alone would be of something else.
  const routes = [...expression.matchAll(/route(=~?"[^"]*")/g)].map(([, route]) => route);
  const outcomes = [...expression.matchAll(/outcome="(\w+)"/g)].map(([, outcome]) => outcome);
  return [
    ...names.filter((name) => !known.has(name)),
    ...routes.filter((route) => route !== '=~"graphql|mcp"'),
    ...codes.filter((code) => !(COUNTED_CODES as readonly unknown[]).includes(code)),
    ...[...kinds, ...outcomes].filter((value) => !scraped.includes(`="${value}"`)),
  ].map(String);
}

describe.each(rules)('the alert $alert', ({ alert, expr, labels, annotations }) => {
  test('asks for what is there', () => {
    expect(faultsOf(expr)).toEqual([]);
    expect(labels.severity).toMatch(/^(?:critical|warning|info)$/);
    expect(Object.keys(annotations)).toEqual(['summary', 'description', 'runbook_url']);
  });

  test('has a runbook with its expression', () => {
    const { runbook_url: url } = annotations;
    expect(url.split('/docs/runbooks.md#')[1]).toBe(alert.toLowerCase());
    const section = read('docs/runbooks.md').split(`\n## ${alert}\n`)[1]?.split('\n## ')[0] ?? '';
    const spaceless = (text: string) => text.replaceAll(/\s+/g, '');
    expect(spaceless(section)).toContain(spaceless(`\`\`\`promql\n${expr}\`\`\``));
    expect(section).toContain(`${annotations.summary} Severity: ${labels.severity}.`);
  });

  test('has a case in which it fires, and one in which it is silent', () => {
    const expected = cases.filter(({ alertname }) => alertname === alert);
    expect([...new Set(expected.map(({ exp_alerts: alerts }) => alerts.length))].toSorted()).toEqual([0, 1]);
  });
});

describe.each(dashboards)('the dashboard %s', (_file, dashboard) => {
  test('shows what is there', () => {
    const expressions = expressionsOf(dashboard);
    expect(expressions.length).toBeGreaterThan(10);
    for (const expression of expressions) expect([expression, faultsOf(expression)]).toEqual([expression, []]);
  });

  test('takes every data source, and says of each panel what it shows', () => {
    const { panels, templating } = dashboard;
    expect(templating.list.map(({ name }) => name)).toEqual(['datasource', 'job', 'instance']);
    for (const { query } of templating.list.slice(1)) expect(faultsOf(typeof query === 'string' ? query : query.query)).toEqual([]);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const charts = panels.filter(({ type }) => type !== 'row');
    for (const { title, description = '', datasource, targets = [] } of charts) {
      expect([title, description]).not.toContain('');
      expect([datasource?.uid, ...targets.map((target) => target.datasource.uid)]).toEqual(
        Array.from({ length: 1 + targets.length }, () => '${datasource}'),
      );
    }
  });
});

test('each metric of the gateway is on a dashboard', () => {
  const shown = dashboards.flatMap(([, dashboard]) => expressionsOf(dashboard)).join('\n');
  const metrics = [...scraped.matchAll(/^# TYPE (gateway_\w+) \w+$/gm)].map(([, name]) => name ?? '');
  expect(metrics.length).toBeGreaterThan(15);
  expect(metrics.filter((name) => !new RegExp(`\\b${name}(?:_bucket|_count)?\\b`).test(shown))).toEqual([]);
});

describe.skipIf(!hasPromtool)('promtool finds no fault', () => {
  test('in what is scraped', () => {
    expect(promtool(['check', 'metrics'], scraped)).toBe('');
  });

  test('in the alerts, nor in what they say of their cases', () => {
    expect(promtool(['check', 'rules', join(ROOT, ALERTS)])).toContain(`SUCCESS: ${rules.length} rules found`);
    expect(promtool(['test', 'rules', join(ROOT, CASES)])).toContain('SUCCESS');
  });

  test('in what the dashboards ask for', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dashboards-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const all = dashboards.flatMap(([, dashboard]) => expressionsOf(dashboard));
    const recorded = all.map((expr, index) => ({ record: `panel:${index}`, expr: expr.replaceAll('$__rate_interval', '5m') }));
    const file = join(folder, 'rules.yaml');
    // JSON is YAML.
    writeFileSync(file, JSON.stringify({ groups: [{ name: 'dashboards', rules: recorded }] }));
    expect(promtool(['check', 'rules', file])).toContain(`SUCCESS: ${all.length} rules found`);
  });
});
