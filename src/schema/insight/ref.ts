import type { InsightGroupWire, InsightWire } from '../../upstream/resources/insights.ts';
import { builder } from '../builder.ts';

/** The names of the types, apart from their fields, for the types that point to them. */
export const Insight = builder.objectRef<InsightWire>('Insight');
export const InsightGroup = builder.objectRef<InsightGroupWire>('InsightGroup');
