import { contentHash } from '../../insight/snapshot/content-hash.ts';
import { snapshotInPieces } from '../../insight/snapshot/snapshot.ts';
import type { JsonObject } from '../../json.ts';
import { oncePerDocument } from '../../notes.ts';
import { finishSoon } from '../../turns.ts';
import { maskedConfiguration } from '../assistant/masked.ts';
import { SECRET_LOOKS } from '../integration-secret/looks.ts';

/** The snapshot of an assistant's document. */
export const takeSnapshot = oncePerDocument(async (document: object) => {
  const assistant = document as JsonObject;
  return finishSoon(snapshotInPieces(assistant, { shown: await maskedConfiguration(assistant), looks: SECRET_LOOKS }));
});

/** The hash of that. */
export const hashOf = oncePerDocument(async (document: object) =>
  contentHash(await takeSnapshot(document), (pieces) => finishSoon(pieces)),
);
