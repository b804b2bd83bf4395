/** Which shared tools an assistant has. */
import { assistants, type OfAssistant } from '../upstream/resources/assistants.ts';
import { sharedTools } from '../upstream/resources/shared-tools.ts';
import { versionsOf } from './assistant-scopes.ts';
import { idFaults } from './resource-writes.ts';
import { namedBy } from './user-errors.ts';
import { write, type WriteDefinition } from './write.ts';

export interface ToolOfAssistant extends OfAssistant {
  readonly toolId: string;
}

interface ToolWrite {
  readonly send: WriteDefinition<ToolOfAssistant, OfAssistant>['send'];
  /** Whether it takes the tool away. */
  readonly isDelete?: boolean;
}

/** What is wrong with the ids of an assistant and of a tool. */
export const toolFaults = ({ assistantId, toolId }: ToolOfAssistant) => [
  ...idFaults(assistants, assistantId, 'assistantId'),
  ...idFaults(sharedTools, toolId, 'toolId'),
];

const toolWrite = (operation: string, { send, isDelete = false }: ToolWrite) =>
  write<ToolOfAssistant, OfAssistant>({
    operation,
    isDelete,
    ignoresBody: true,
    faults: toolFaults,
    send,
    outdates: ({ assistantId }) => [assistants.kind, versionsOf(assistantId)],
    brings: (_answer, { assistantId }) => ({ assistantId }),
    written: ({ assistantId }) => [assistantId],
    targets: ({ assistantId, toolId }) => [assistantId, toolId],
    nameInput: () => namedBy({}),
  });

/** One PUT, sent once. */
export const attachTool = toolWrite('attachTool', {
  send: ({ assistantId, toolId }, upstream, options) => upstream.assistants.tools.add(toolId, { assistant_id: assistantId }, options),
});

/** One DELETE, repeated as reads are. */
export const detachTool = toolWrite('detachTool', {
  send: ({ assistantId, toolId }, upstream, options) => upstream.assistants.tools.remove(toolId, { assistant_id: assistantId }, options),
  isDelete: true,
});
