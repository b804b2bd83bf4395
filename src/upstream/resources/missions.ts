import type { MissionData } from 'telnyx/resources/ai/missions/missions';
import { paged } from '../pages.ts';
import { resource } from '../resource.ts';

export type MissionWire = MissionData;

/** Listed in long pages, of which few are read. */
export const missions = resource<MissionWire>({
  kind: 'missions',
  noun: ['a', 'mission'],
  idKey: 'mission_id',
  retrieve: ({ missions: calls }, id, options) => calls.retrieve(id, options),
  list: paged('missions', ({ missions: calls }, query, options) => calls.list(query, options), { pageSize: 1_000, maxPages: 3 }),
  tells: ['name', 'execution_mode'],
  whole: ['created_at', 'execution_mode', 'name', 'updated_at'],
  siblings: ['events', 'runs'],
});
