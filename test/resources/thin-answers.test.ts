/** Answers of writes that show a part of what is written are completed, and answers about something else are no answers. */
import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { startUpstream, type Document } from '../support/upstream.ts';

const AT = '2026-01-01T00:00:00Z';

interface Kind {
  readonly path: string;
  readonly whole: Document;
  /** What the write answers with. */
  readonly thin: Document;
  readonly write: string;
  /** The field of the payload. */
  readonly field: string;
  readonly read: string;
  readonly fields: string;
  /** What the fields show of the whole. */
  readonly shown: Document;
  /** Calls before the write. */
  readonly before?: number;
}

const KINDS: readonly Kind[] = [
  {
    path: '/ai/conversations/c1',
    whole: { id: 'c1', name: 'N', created_at: AT, last_message_at: AT, metadata: { a: '1' } },
    thin: { id: 'c1', metadata: { a: '1' } },
    write: 'updateConversation(input: { id: "c1", metadata: { a: "1" } })',
    field: 'conversation',
    read: 'conversation(id: "c1")',
    fields: 'id name createdAt',
    shown: { id: 'c1', name: 'N', createdAt: AT },
    before: 1,
  },
  {
    path: '/ai/missions/m1',
    whole: { mission_id: 'm1', name: 'M', execution_mode: 'external', created_at: AT, updated_at: AT, description: 'D' },
    thin: { mission_id: 'm1', name: 'M' },
    write: 'updateMission(input: { id: "m1", changes: { name: "M" } })',
    field: 'mission',
    read: 'mission(id: "m1")',
    fields: 'id description createdAt',
    shown: { id: 'm1', description: 'D', createdAt: AT },
  },
  {
    path: '/ai/missions/m1/runs/r1',
    whole: { run_id: 'r1', mission_id: 'm1', status: 'paused', started_at: AT, updated_at: AT, result_summary: 'S' },
    thin: { run_id: 'r1', status: 'paused' },
    write: 'pauseMissionRun(input: { missionId: "m1", runId: "r1" })',
    field: 'missionRun',
    read: 'missionRun(missionId: "m1", runId: "r1")',
    fields: 'runId startedAt resultSummary',
    shown: { runId: 'r1', startedAt: AT, resultSummary: 'S' },
  },
  {
    path: '/ai/conversations/insights/i1',
    whole: { id: 'i1', name: 'I', instructions: 'X', created_at: AT, insight_type: 'custom' },
    thin: { id: 'i1', name: 'I' },
    write: 'updateInsight(input: { id: "i1", changes: { name: "I" } })',
    field: 'insight',
    read: 'insight(id: "i1")',
    fields: 'id instructions',
    shown: { id: 'i1', instructions: 'X' },
  },
  {
    path: '/ai/conversations/insight-groups/g1',
    whole: { id: 'g1', name: 'G', description: 'D', created_at: AT, insights: [] },
    thin: { id: 'g1', insights: [] },
    write: 'updateInsightGroup(input: { id: "g1", changes: { name: "G" } })',
    field: 'insightGroup',
    read: 'insightGroup(id: "g1")',
    fields: 'id description',
    shown: { id: 'g1', description: 'D' },
  },
];

async function start({ path: known, whole, thin }: Kind, readAs = whole) {
  const upstream = await startUpstream(({ method, path }) =>
    path.startsWith(known) ? { body: { data: method === 'GET' ? readAs : thin } } : { status: 404 },
  );
  return { ...startGateway({ upstreamUrl: upstream.url }), calls: upstream.calls };
}

const mutationOf = ({ write, field, fields }: Kind) => `mutation { ${write} { written: ${field} { ${fields} } userErrors { code } } }`;

describe.each(KINDS.map((kind) => [kind.field, kind] as const))('%s', (_field, kind) => {
  test('is read where the answer of a write shows a part of it, which is not kept', async () => {
    const { query, calls } = await start(kind);
    const { data, errors } = await query(mutationOf(kind));
    const [payload] = Object.values(data as Record<string, unknown>);
    expect([payload, errors]).toEqual([{ written: kind.shown, userErrors: [] }, undefined]);
    expect(calls).toHaveLength(2 + (kind.before ?? 0));
    expect((await query(`{ read: ${kind.read} { ${kind.fields} } }`)).data).toEqual({ read: kind.shown });
  });

  test('is neither what an answer of another id shows, nor reported as written by one', async () => {
    const [idKey = ''] = Object.keys(kind.whole);
    const other = { ...kind.whole, [idKey]: 'zzz' };
    const { query } = await start({ ...kind, thin: other });
    const bad = [{ extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }];
    expect((await query(mutationOf(kind))).errors).toMatchObject(bad);
    const reads = await start(kind, other);
    const { data, errors } = await reads.query(`{ read: ${kind.read} { ${kind.fields} } }`);
    expect([data, errors]).toMatchObject([{ read: null }, bad]);
  });
});
