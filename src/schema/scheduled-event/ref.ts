import type { ScheduledEventWire } from '../../upstream/resources/scheduled-events.ts';
import { builder } from '../builder.ts';

/** The type's name, apart from its fields, for the types that point to it. */
export const ScheduledEvent = builder.interfaceRef<ScheduledEventWire>('ScheduledEvent');
