import type { FlowNode as PromptWire, SpeakNode as SpeakWire, ToolNode as ToolWire } from 'telnyx/resources/ai/assistants/assistants';
import type { InterfaceRef } from '@pothos/core';
import { access } from '../access/access.ts';
import type { SchemaTypes } from '../builder.ts';
import { ExternalLLM } from '../settings/external-llm.ts';
import { TranscriptionSettings } from '../settings/transcription.ts';
import { VoiceSettings } from '../settings/voice.ts';
import { AssistantTool } from '../tool/union.ts';
import { wireEnum } from '../wire/enum.ts';
import { flattened, id, ids, object, oneOf, text, unions } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { RAW_DESCRIPTION } from '../wire/union.ts';
import { nodeFields } from './node-interface.ts';
import { FlowNode } from './refs.ts';

const interfaces = [FlowNode as unknown as InterfaceRef<SchemaTypes, unknown>];

const InstructionsMode = wireEnum<NonNullable<PromptWire['instructions_mode']>>(
  'InstructionsMode',
  "How a node's instructions relate to the assistant's.",
  {
    replace: "Only the node's instructions count while the conversation is there.",
    append: "The node's instructions follow those of the assistant.",
  },
);

const ToolsMode = wireEnum<NonNullable<PromptWire['tools_mode']>>('ToolsMode', "How a node's tools relate to the assistant's.", {
  replace: "Only the node's tools can be called while the conversation is there.",
  append: "The node's tools come on top of those of the assistant.",
});

export const PromptNode = wireObject<PromptWire>('PromptNode', {
  description: 'A station where the model talks, under instructions, tools, model and voice of its own where it has them.',
  interfaces,
  fields: {
    ...nodeFields,
    instructions: text('What the model is told while the conversation is here; templated with `{{variables}}`.'),
    instructions_mode: oneOf(InstructionsMode, "Whether these instructions replace the assistant's or follow them; null means `REPLACE`."),
    model: text("The model for this node; null means the assistant's. Never set together with `externalLlm`."),
    external_llm: object(
      () => ExternalLLM,
      "A model outside the platform for this node; null means the assistant's. Never set together with `model`.",
    ),
    llm_api_key_ref: text(
      'Identifier of the integration secret with the key for `model`, never the key itself; null means none is needed.',
    ),
    shared_tool_ids: ids('Shared tools that can be called here. Their definitions are in `tools`.'),
    tools: flattened(
      unions(
        () => AssistantTool,
        'The tools that can be called here, as the platform resolved them; nested lists of the wire read as one.',
      ),
    ),
    tools_mode: oneOf(
      ToolsMode,
      "Whether these tools replace the assistant's or come on top; null means `REPLACE`. Without `sharedToolIds` it has no effect.",
    ),
    transcription: object(() => TranscriptionSettings, "How speech is turned into text here; null means the assistant's settings."),
    voice_settings: object(() => VoiceSettings, "How the assistant sounds here; null means the assistant's settings."),
  },
});

export const ToolNode = wireObject<ToolWire>('ToolNode', {
  description: 'A station that calls one shared tool, without asking the model.',
  interfaces,
  fields: {
    ...nodeFields,
    shared_tool_id: id('The shared tool that is called. Its definition is in `tool`.'),
    tool: flattened(unions(() => AssistantTool, 'The definition of that tool, as the platform resolved it: one item, or none.')),
  },
});

export const SpeakNode = wireObject<SpeakWire>('SpeakNode', {
  description: 'A station that says a fixed text, without asking the model.',
  interfaces,
  fields: { ...nodeFields, message: text('What is said, word for word; templated with `{{variables}}`.') },
});

export const UnknownFlowNode = wireObject<Pick<SpeakWire, 'id' | 'type' | 'name' | 'position'>>('UnknownFlowNode', {
  description: 'A node of a kind newer than this gateway, or not readable as one. Nothing of it is lost: `raw` holds it whole.',
  interfaces,
  fields: nodeFields,
  isUnknownKind: true,
  derived: (t) => ({
    raw: t.field({ type: 'JSON', description: RAW_DESCRIPTION, extensions: access({ redaction: 'everything' }), resolve: (node) => node }),
  }),
});
