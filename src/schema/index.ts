import './assistant/assistant.ts';
import './assistant/handoff.ts';
import './assistant/mutations.ts';
import './assistant/queries.ts';
import { builder } from './builder.ts';

export const schema = builder.toSchema();
