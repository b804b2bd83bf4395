/** Inputs of the nodes of a flow: as parts of one, to be added to one, and as changes of one that is there. */
import type { FlowNodeReq, NodePosition as NodePositionWire, SpeakNodeReq, ToolNodeReq } from 'telnyx/resources/ai/assistants/assistants';
import type { NewerOfToolNode } from '../../../upstream/wire/newer.ts';
import { ExternalLLMInput, TranscriptionSettingsInput, VoiceSettingsInput } from '../../settings/inputs.ts';
import { clearing, text, type InputFieldOptions } from '../../wire/input-fields.ts';
import { mirrorInput } from '../../wire/input-mirror.ts';
import { kindOf, unknownObject, wireInputUnion } from '../../wire/input-union.ts';
import { object, type WireInput } from '../../wire/input.ts';
import { PromptNode, SpeakNode, ToolNode } from '../nodes.ts';
import { NodePosition } from '../position.ts';

const asked = { asked: true } as const;
mirrorInput<NodePositionWire>(NodePosition, { options: { x: asked, y: asked } });

function whole<P>(input: WireInput<P>, description: string) {
  return object(() => input, `${description} It is given whole.`, { clears: true });
}

interface NodeInputs {
  readonly names: (kind: string) => string;
  readonly description: string;
  /** How the id is taken, and what a node of its kind cannot do without. */
  readonly id: InputFieldOptions;
  readonly content: InputFieldOptions;
  /** Whether the node keeps its id. */
  readonly isNamed?: boolean;
}

const nodeInput = ({ names, description, id, content, isNamed = false }: NodeInputs) => {
  const without = isNamed ? ['type', 'id'] : ['type'];
  return wireInputUnion<FlowNodeReq | ToolNodeReq | SpeakNodeReq>(names('Flow'), {
    description,
    members: {
      prompt: kindOf(
        'prompt',
        mirrorInput<FlowNodeReq>(PromptNode, {
          name: names('Prompt'),
          options: { id, instructions: content },
          // A node replaces the one that was there, so that its settings are given whole.
          instead: {
            external_llm: whole(
              ExternalLLMInput,
              "A model hosted outside Telnyx for this node; null means the assistant's. Not together with `model`.",
            ),
            transcription: whole(TranscriptionSettingsInput, "Speech-to-text settings at this node; null means the assistant's."),
            voice_settings: whole(VoiceSettingsInput, "Text-to-speech settings at this node; null means the assistant's."),
          },
          without: [...without, 'tools'],
        }),
      ),
      tool: kindOf(
        'tool',
        mirrorInput<ToolNodeReq & NewerOfToolNode>(ToolNode, {
          name: names('Tool'),
          instead: { message: clearing(text('What is said before the tool runs; null means nothing.')) },
          options: { id, shared_tool_id: content },
          without: [...without, 'tool'],
        }),
      ),
      speak: kindOf('speak', mirrorInput<SpeakNodeReq>(SpeakNode, { name: names('Speak'), options: { id, message: content }, without })),
    },
    unknown: unknownObject({ without: 'prompt' }),
  });
};

const required = { required: true } as const;

export const FlowNodeInput = nodeInput({
  names: (kind) => `${kind}NodeInput`,
  description: 'A node of a conversation flow: exactly one field is given, the kind.',
  id: required,
  content: required,
});

export const NewFlowNodeInput = nodeInput({
  names: (kind) => `New${kind}NodeInput`,
  description: 'A node to add to a conversation flow: exactly one field is given, the kind. Without an id it gets one.',
  id: { clears: false },
  content: required,
});

export const FlowNodeChangesInput = nodeInput({
  names: (kind) => `${kind}NodeChangesInput`,
  description:
    'What to change of a node: exactly one field is given, the kind that the node has. What is absent in it stays as it is; null clears.',
  id: {},
  content: { clears: false },
  isNamed: true,
});
