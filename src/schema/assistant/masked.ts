import type { JsonObject } from '../../json.ts';
import { finishSoon, oncePerDocument } from '../../turns.ts';
import { maskInPieces } from '../wire/mask-by-fields.ts';
import { configurationFields } from './configuration.ts';

/** Pieces that are done in one turn of the event loop: all those of a document that people write. */
const AT_ONCE = 4;

/** The document of an assistant or a version as callers see it who may not see secrets. Made once for each, as documents are kept and never changed. */
export const maskedConfiguration = oncePerDocument((document: JsonObject) =>
  finishSoon(maskInPieces(document, configurationFields), AT_ONCE),
);
