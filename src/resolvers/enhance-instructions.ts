import type { RequestContext } from '../context.ts';
import { enhanceInstructions as enhance, REPLY_TIMEOUT_MS } from '../upstream/endpoints/chat.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { STREAM_TIMEOUT_MS } from './chat.ts';
import { ASSISTANT_FIELD, idFaults } from './resource-writes.ts';
import { namedBy } from './user-errors.ts';
import { write, type Written } from './write.ts';

export interface EnhanceInstructionsInput {
  readonly assistantId: string;
  readonly enhancementPrompt?: string | null | undefined;
  readonly instructions?: string | null | undefined;
}

const nothing = async (): Promise<void> => {};

/** One POST, sent once, which changes nothing. `onText` takes the text as it is written. */
export const enhanceInstructions = (
  input: EnhanceInstructionsInput,
  ctx: RequestContext,
  onText: (text: string) => Promise<void> = nothing,
): Promise<Written<string>> =>
  write<EnhanceInstructionsInput, string>({
    operation: 'enhanceInstructions',
    timeoutMs: STREAM_TIMEOUT_MS,
    pieceTimeoutMs: REPLY_TIMEOUT_MS,
    faults: ({ assistantId }) => idFaults(assistants, assistantId, 'assistantId'),
    send: ({ assistantId, enhancementPrompt, instructions }, upstream, options) => {
      const body = {
        ...(typeof enhancementPrompt === 'string' && { enhancement_prompt: enhancementPrompt }),
        ...(typeof instructions === 'string' && { instructions }),
      };
      return enhance(upstream, assistantId, body, options, onText);
    },
    outdates: () => [],
    brings: ({ body }) => String(body),
    written: () => [],
    targets: ({ assistantId }) => [assistantId],
    nameInput: () => namedBy({ enhancement_prompt: 'enhancementPrompt', instructions: 'instructions' }),
    idField: ASSISTANT_FIELD,
  })(input, ctx);
