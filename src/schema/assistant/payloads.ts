/** Payloads of writes that answer with an assistant or a version. */
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { MAY_READ } from '../access/access.ts';
import { writePayload } from '../shared/payload.ts';
import { Assistant, AssistantVersion } from './ref.ts';

const assistantId = { of: 'the assistant', resolve: ({ id }: AssistantWire) => id };
const versionIdOf = (of: string) => ({ of, resolve: ({ version_id: id }: AssistantWire) => id });

/** The payload of a write that answers with the assistant. */
export const assistantPayload = (name: string, description: string) =>
  writePayload(name, 'assistant', {
    type: Assistant,
    description,
    needs: MAY_READ,
    ids: { assistantId, versionId: versionIdOf('the main version that the assistant has now, such as for the next `expectedVersionId`') },
  });

/** The payload of a write that answers with a version. */
export const versionPayload = (name: string, description: string) =>
  writePayload(name, 'version', {
    type: AssistantVersion,
    description,
    needs: MAY_READ,
    ids: { assistantId, versionId: versionIdOf('the version') },
  });
