import type { RequestContext } from '../context.ts';
import { texml } from '../upstream/resources/texml.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { findReferenced } from './one.ts';

/** The TeXML of an assistant; null where it has none. */
export const getTexmlOf = async ({ id }: AssistantWire, ctx: RequestContext): Promise<string | null> =>
  (await findReferenced(texml, { parent: { assistantId: id }, id }, ctx))?.texml ?? null;
