import type { FlowNode as PromptWire, SpeakNode as SpeakWire } from 'telnyx/resources/ai/assistants/assistants';
import type { InterfaceRef } from '@pothos/core';
import type { ToolNodeWire as ToolWire } from '../../upstream/wire/assistant.ts';
import { access } from '../access/access.ts';
import type { SchemaTypes } from '../builder.ts';
import { ExternalLLM } from '../settings/external-llm.ts';
import { TranscriptionSettings } from '../settings/transcription.ts';
import { VoiceSettings } from '../settings/voice.ts';
import { AssistantTool } from '../tool/union.ts';
import { wireEnum } from '../wire/enum.ts';
import { firstOf, flattened, id, idsOrNull, object, oneOf, text, union, unions, unset } from '../wire/fields.ts';
import { showAs, wireObject } from '../wire/object.ts';
import { RAW_DESCRIPTION } from '../wire/union.ts';
import { nameOfNode, nodeFields } from './node-interface.ts';
import { FlowNode } from './refs.ts';

const interfaces = [FlowNode as unknown as InterfaceRef<SchemaTypes, unknown>];

const InstructionsMode = wireEnum<NonNullable<PromptWire['instructions_mode']>>(
  'InstructionsMode',
  "How a node's instructions relate to the assistant's.",
  {
    replace: "Only the node's instructions apply while the conversation is at the node.",
    append: "The node's instructions follow those of the assistant.",
  },
);

const ToolsMode = wireEnum<NonNullable<PromptWire['tools_mode']>>('ToolsMode', "How a node's tools relate to the assistant's.", {
  replace: "Only the node's tools can be called while the conversation is at the node.",
  append: "The node's tools are added to those of the assistant.",
});

export const PromptNode = wireObject<PromptWire>('PromptNode', {
  description: "A node where the model talks, with the node's own instructions, tools, model and voice where they are set.",
  interfaces,
  fields: {
    ...nodeFields,
    instructions: text('Instructions for the model while the conversation is at this node; may hold `{{variables}}`.'),
    instructions_mode: unset('`REPLACE`', oneOf(InstructionsMode, "Whether these instructions replace the assistant's or follow them.")),
    model: text("The model for this node; null means the assistant's. Never set together with `externalLlm`."),
    external_llm: object(
      () => ExternalLLM,
      "A model hosted outside Telnyx for this node; null means the assistant's. Never set together with `model`.",
    ),
    llm_api_key_ref: text(
      'Identifier of the integration secret with the key for `model`, never the key itself; null means none is needed.',
    ),
    shared_tool_ids: idsOrNull(
      'Shared tools that can be called here; null means that the node has no list of its own. Their definitions are in `tools`.',
    ),
    tools: flattened(
      unions(
        () => AssistantTool,
        'The tools that can be called at this node, as resolved by Telnyx; nested lists in the Telnyx API are flattened into one.',
      ),
    ),
    tools_mode: unset(
      '`REPLACE`',
      oneOf(ToolsMode, "Whether these tools replace the assistant's or are added to them. Without `sharedToolIds` it has no effect."),
    ),
    transcription: object(() => TranscriptionSettings, "Speech-to-text settings at this node; null means the assistant's."),
    voice_settings: object(() => VoiceSettings, "Text-to-speech settings at this node; null means the assistant's."),
  },
});

export const ToolNode = wireObject<ToolWire>('ToolNode', {
  description: 'A node that calls one shared tool, without calling the model.',
  interfaces,
  fields: {
    ...nodeFields,
    shared_tool_id: id('Id of the shared tool that is called. Its definition is in `tool`.'),
    message: text('What is said before the tool runs, word for word; null means nothing.'),
    tool: firstOf(
      union(
        () => AssistantTool,
        'The definition of that tool, as resolved by Telnyx; null if it sent none. Telnyx sends a list: if it ever holds more than one, this is the first and `extra` has the list.',
      ),
    ),
  },
});

export const SpeakNode = wireObject<SpeakWire>('SpeakNode', {
  description: 'A node that says a fixed text, without calling the model.',
  interfaces,
  fields: { ...nodeFields, message: text('The text to say, word for word; may hold `{{variables}}`.') },
});

export const UnknownFlowNode = wireObject<Pick<SpeakWire, 'id' | 'type' | 'name' | 'position'>>('UnknownFlowNode', {
  description: 'A node of a kind newer than this gateway, or not readable as one. Nothing is lost: `raw` holds all of it.',
  interfaces,
  fields: nodeFields,
  isUnknownKind: true,
  derived: (t) => ({
    raw: t.field({ type: 'JSON', description: RAW_DESCRIPTION, extensions: access({ redaction: 'everything' }), resolve: (node) => node }),
  }),
});

const KNOWN = new Map<string, object>([PromptNode, ToolNode, SpeakNode].map((type) => [type.name, type]));
showAs(FlowNode, (node) => KNOWN.get(nameOfNode(node)), ['prompt', 'tool', 'speak']);
