/** A field that shows the assistant that something was found in. */
import type { JsonObject } from '../../json.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { access, MAY_READ } from '../access/access.ts';
import type { WireFieldBuilder } from '../wire/object.ts';
import { Assistant } from './ref.ts';

export const listedAssistant = <T extends { readonly document: JsonObject }>(t: WireFieldBuilder<T>) =>
  t.field({
    type: Assistant,
    description: 'The assistant, as lists of assistants show it. Costs no upstream call, but for what the list leaves out.',
    extensions: access({ needs: MAY_READ }),
    resolve: ({ document }) => document as unknown as AssistantWire,
  });
