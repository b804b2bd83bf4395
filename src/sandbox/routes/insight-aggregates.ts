import { isRecord, MALFORMED, parseBody } from '../body.ts';
import { type Fault, validationError } from '../errors.ts';
import { type Handler, ok } from '../message.ts';
import { conversationsOf } from './conversations.ts';
import { COMPARISONS, named } from '../conversations/comparisons.ts';

/** `GET /ai/conversations/conversation-insights/aggregates`: counts what insights with a schema have found. */
export const countFindings: Handler = (request) => {
  const { query } = request;
  const faults: Fault[] = [];
  const bounds = query.getAll('created_at').flatMap((condition) => {
    const [, name = '', time = ''] = /^([a-z]+)\.(.*)$/.exec(condition) ?? [];
    const test = named(COMPARISONS, name);
    const bound = Date.parse(time);
    if (!test || Number.isNaN(bound))
      faults.push({ loc: ['query', 'created_at'], msg: 'Input should be a range of time', type: 'value_error' });
    return test ? [(at: number) => test(at, bound)] : [];
  });
  if (faults.length > 0) return validationError(faults);
  const fields = ['group_by', 'show'].flatMap((name) => query.getAll(name).flatMap((list) => list.split(',')));
  const assistant = query.get('metadata.assistant_id')?.replace(/^eq\./, '');
  const insight = query.get('insight_id');
  const conversations = conversationsOf(request);
  const counts = new Map<string, { values: Record<string, unknown>; count: number }>();
  for (const conversation of conversations.values()) {
    if (assistant !== undefined && conversation.metadata['assistant_id'] !== assistant) continue;
    for (const { created_at: at, conversation_insights: found } of conversations.findingsOf(conversation)) {
      if (!bounds.every((holds) => holds(Date.parse(at)))) continue;
      for (const { insight_id: id, result } of found) {
        const parsed = parseBody(new TextEncoder().encode(result));
        if ((insight !== null && id !== insight) || parsed === MALFORMED || !isRecord(parsed)) continue;
        const valueOf = (field: string) =>
          field.startsWith('metadata.') ? conversation.metadata[field.slice('metadata.'.length)] : parsed[field];
        const values = Object.fromEntries(fields.map((field) => [field, valueOf(field) ?? null]));
        const key = JSON.stringify(values);
        counts.set(key, { values, count: (counts.get(key)?.count ?? 0) + 1 });
      }
    }
  }
  return ok({ data: [...counts.values()].map(({ values, count }) => Object.assign(values, { record_count: count })) });
};
