import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { isIdOf, notAnId } from '../upstream/ids.ts';
import { toCount } from '../upstream/pages.ts';
import { aggregatesSource, type Aggregates, type AggregatesQuery } from '../upstream/read-aggregates.ts';
import { MAX_COUNT } from '../upstream/read-window.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { insights } from '../upstream/resources/insights.ts';
import { readRange, type DateTimeRange } from './conversation-filter.ts';

export interface AggregatesArgs {
  readonly groupBy: readonly string[];
  readonly show?: readonly string[] | null | undefined;
  readonly insightId?: string | null | undefined;
  readonly assistantId?: string | null | undefined;
  readonly createdAt?: DateTimeRange | null | undefined;
}

const FIELD = /^[A-Za-z0-9_.]+$/;

/** How often which values were found. One upstream read for each question. Throws `BAD_USER_INPUT` for what cannot be asked, all at once. */
export async function countFindings(args: AggregatesArgs, { loaders }: RequestContext): Promise<Aggregates> {
  return (await loaders.pages(aggregatesSource).page(queryOf(args))).value;
}

function queryOf({ groupBy, show, insightId, assistantId, createdAt }: AggregatesArgs): AggregatesQuery {
  const problems: string[] = [];
  if (groupBy.length === 0) problems.push('groupBy is empty: it takes at least one field.');
  for (const [name, fields] of Object.entries({ groupBy, show: show ?? [] })) {
    const strange = fields.findIndex((field) => !FIELD.test(field));
    if (strange >= 0) problems.push(`${name}.${strange} takes letters, digits, "_" and "." alone.`);
  }
  for (const [name, of, id] of [
    ['insightId', insights, insightId],
    ['assistantId', assistants, assistantId],
  ] as const) {
    if (typeof id === 'string' && !isIdOf(of, id)) problems.push(notAnId(of, name));
  }
  const { from, until } = readRange(createdAt ?? {}, (end, problem) => problems.push(`createdAt${end} ${problem}.`));
  if (problems.length > 0) throw new GatewayError('BAD_USER_INPUT', problems.join(' '));
  return {
    group_by: [groupBy.join(',')],
    ...(show && show.length > 0 && { show: [show.join(',')] }),
    ...(typeof insightId === 'string' && { insight_id: [insightId] }),
    ...(typeof assistantId === 'string' && { 'metadata.assistant_id': [`eq.${assistantId}`] }),
    ...((from ?? until) && { created_at: [...(from ? [`gte.${from.text}`] : []), ...(until ? [`lt.${until.text}`] : [])] }),
  };
}

/** How often. Throws for what is more than a graph can show. */
export function countOf({ record_count: count }: JsonObject): number | null {
  const number = toCount(count);
  if (number === null || number <= MAX_COUNT) return number;
  throw new GatewayError('UPSTREAM_BAD_RESPONSE', 'The upstream sent a count of more than 32 bits.');
}

/** What was counted, without how often. */
export const valuesOf = ({ record_count: _count, ...values }: JsonObject): JsonObject => values;
