import type { FoundAt } from '../../insight/findings/finding.ts';
import type { JsonObject } from '../../json.ts';
import type { Pieces } from '../../pieces.ts';
import { misspeltIn } from '../wire/misspelt.ts';
import { configurationFields } from './configuration.ts';

/** What is sent and stored beside what the graph shows of an assistant. */
const OTHERS = ['$schema', 'id', 'tool_ids', 'promote_to_main'];

/** What is probably misspelt in an assistant's document that somebody has written. */
export const misspeltInAssistant = (document: JsonObject): Pieces<readonly FoundAt[]> => misspeltIn(document, configurationFields, OTHERS);
