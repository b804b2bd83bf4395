import { builder } from '../builder.ts';

export const DateTimeRange = builder.inputType('DateTimeRange', {
  description: 'A range of time. Times without a zone are in UTC, and a date means its beginning.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'At this time or later; null means no limit.' }),
    until: t.field({ type: 'DateTime', description: 'Before this time; null means no limit.' }),
  }),
});
