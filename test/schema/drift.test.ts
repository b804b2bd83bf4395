/**
 * The drift alarm: what a later SDK may bring makes `tsc` fail, and the failure says where to look. Each alarm is
 * rung against patched declarations of the SDK; patches that do not touch each other share one run.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patchedSdk, type Compiled, type Patch, type PatchedSdk } from '../support/patched-sdk.ts';

interface Drift {
  readonly what: string;
  readonly patch: Patch;
  /** Where the complaint has to stand. */
  readonly file: string;
  /** What it has to name: the field or word, and the type. */
  readonly names: readonly string[];
}

const missing = (key: string) => `Property '${key}' is missing in type`;

/** A declaration gains a member. */
const gains = (declaration: string, member: string, file?: string): Patch => ({
  ...(file === undefined ? {} : { file }),
  find: `${declaration} {`,
  replaceBy: `${declaration} {\n    ${member}`,
});

/** No two patches of one run change the same declaration, nor two that the same object literal maps. */
const RUNS: readonly (readonly Drift[])[] = [
  [
    {
      what: 'a new optional field of the assistant',
      patch: gains('export interface InferenceEmbedding', 'moods?: string;'),
      file: 'src/schema/assistant/configuration.ts',
      names: [missing('moods'), `FieldMap<Omit<AssistantWire, "id">>`],
    },
    {
      what: 'a key that was known before the SDK had it',
      patch: gains('export interface ToolNode', 'message?: string;'),
      file: 'src/upstream/wire/newer.ts',
      names: ['does not satisfy the constraint', 'message'],
    },
    {
      what: 'a new field of nested settings',
      patch: gains('export interface TelephonySettings', 'ringback_url?: string;'),
      file: 'src/schema/settings/telephony.ts',
      names: [missing('ringback_url'), 'FieldMap<TelephonySettings>'],
    },
    {
      what: 'a new word of an enum',
      patch: { find: "format?: 'wav' | 'mp3';", replaceBy: "format?: 'wav' | 'mp3' | 'ogg';" },
      file: 'src/schema/settings/telephony.ts',
      names: [`Type '"ogg"' is not assignable to type '"mp3" | "wav"'`],
    },
    {
      what: 'a new kind of tool',
      patch: { find: 'export type AssistantTool =', replaceBy: "export type AssistantTool = { type: 'teleport'; teleport: {} } |" },
      file: 'src/schema/tool/union.ts',
      names: [missing('teleport'), 'MemberMap<AssistantTool>'],
    },
    {
      what: 'a new field of another resource',
      patch: gains('export interface McpServer', 'region?: string;', 'resources/ai/mcp-servers'),
      file: 'src/schema/mcp-server/mcp-server.ts',
      names: [missing('region'), 'FieldMap<McpServer>'],
    },
    {
      what: 'a new key that an update takes',
      patch: gains('export interface McpServerUpdateParams', 'region?: string;', 'resources/ai/mcp-servers'),
      file: 'src/schema/mcp-server/mutations.ts',
      names: [missing('region'), 'InputFieldMap<McpServerUpdateParams'],
    },
  ],
  [
    {
      what: 'a field that is no longer there',
      patch: { after: 'export interface InferenceEmbedding {', find: 'greeting?: string;', replaceBy: '' },
      file: 'src/schema/assistant/configuration.ts',
      names: [`'greeting' does not exist in type 'FieldMap<Omit<AssistantWire, "id">>'`],
    },
    {
      what: "a new field of a tool's payload",
      patch: { after: 'namespace Transfer {', ...gains('interface Transfer', 'hold_music_url?: string;') },
      file: 'src/schema/tool/transfer.ts',
      names: [missing('hold_music_url'), 'FieldMap<Transfer>'],
    },
    {
      what: "a new field of a payload that another of the SDK's files declares",
      patch: gains('export interface PayToolParams', 'installments?: number;', 'resources/ai/tools'),
      file: 'src/schema/tool/pay.ts',
      names: [missing('installments'), 'FieldMap<PayToolParams>'],
    },
    {
      what: "a new key beside one tool's payload",
      patch: { after: 'declare namespace AssistantTool {', ...gains('interface Hangup', 'after_secs?: number;') },
      file: 'src/schema/tool/hangup.ts',
      names: [missing('after_secs'), 'required in type'],
    },
    {
      what: 'a new key that creates of assistants take',
      patch: gains('export interface AssistantCreateParams', 'mood_music?: string;'),
      file: 'src/schema/assistant/draft.ts',
      names: [missing('mood_music'), 'InputFieldMap<Omit<AssistantCreateParams'],
    },
    {
      what: 'a new key that only updates of assistants take',
      patch: gains('export interface AssistantUpdateParams', 'version_notes?: string;'),
      file: 'src/schema/assistant/draft.ts',
      names: [missing('version_notes'), 'InputFieldMap<AssistantUpdateParams'],
    },
    {
      what: 'a new key of settings that is only sent',
      patch: gains('export interface ExternalLlmReq', 'region?: string;'),
      file: 'src/schema/settings/inputs.ts',
      names: ['ShowsKeys', '"region"'],
    },
    {
      what: 'a new key of nodes that is only sent',
      patch: gains('export interface FlowNodeReq', 'mood?: string;'),
      file: 'src/schema/flow/inputs/nodes.ts',
      names: ['ShowsKeys', '"mood"'],
    },
    {
      what: 'a new kind of condition',
      patch: {
        after: 'export interface FlowEdge {',
        find: 'FlowEdge.DefaultCondition;',
        replaceBy: "FlowEdge.DefaultCondition | { type: 'timer'; secs: number };",
      },
      file: 'src/schema/flow/condition.ts',
      names: [missing('timer'), 'MemberMap<'],
    },
  ],
  [
    {
      what: 'a field of another type',
      patch: { after: 'export interface InferenceEmbedding {', find: 'greeting?: string;', replaceBy: 'greeting?: number;' },
      file: 'src/schema/assistant/assistant.ts',
      names: ["'WireField<string>' is not assignable", "Type 'number' is not assignable to type 'string'"],
    },
    {
      what: 'a new kind of node',
      patch: {
        after: 'export interface ConversationFlow {',
        find: 'FlowNode | ToolNode | SpeakNode',
        replaceBy: "FlowNode | ToolNode | SpeakNode | { type: 'listen'; id: string }",
      },
      file: 'src/schema/flow/flow.ts',
      names: [`Type '{ type: "listen"; id: string; }' is not assignable to type 'FlowNodeWire'`],
    },
    {
      what: 'a new kind of target',
      patch: {
        after: 'export interface FlowEdge {',
        find: 'FlowEdge.AssistantTarget;',
        replaceBy: "FlowEdge.AssistantTarget | { type: 'phone'; to: string };",
      },
      file: 'src/schema/flow/target.ts',
      names: [missing('phone'), 'MemberMap<'],
    },
    {
      what: 'a new kind of expression',
      patch: { find: 'export type Expression =', replaceBy: "export type Expression = { type: 'regexp'; pattern: string } |" },
      file: 'src/schema/flow/expression.ts',
      names: [missing('regexp'), 'MemberMap<Expression>'],
    },
  ],
  [
    {
      what: 'a key that may be absent now, though the graph promises it',
      patch: { after: 'export interface InferenceEmbedding {', find: 'id: string;', replaceBy: 'id?: string;' },
      file: 'src/schema/assistant/assistant.ts',
      names: ["Type 'RequiredWireField<string>' is not assignable", "Types of property 'required' are incompatible"],
    },
    {
      what: 'a new kind of background audio',
      patch: {
        after: 'export interface InferenceEmbeddingVoiceSettings {',
        find: 'InferenceEmbeddingVoiceSettings.UnionMember2',
        replaceBy: "InferenceEmbeddingVoiceSettings.UnionMember2 | { type: 'stream'; value: string }",
      },
      file: 'src/schema/settings/voice.ts',
      names: [missing('stream'), 'MemberMap<BackgroundAudioWire>'],
    },
    {
      what: 'a list in the place of a single value',
      patch: { after: 'export interface ImportMetadata {', find: 'import_id?: string;', replaceBy: 'import_id?: string | Array<string>;' },
      file: 'src/schema/settings/import-metadata.ts',
      names: ["Type 'string[]' is not assignable to type 'string'"],
    },
  ],
  [
    {
      what: 'settings of a new type that has all keys of the old one and one more',
      patch: {
        after: 'export interface InferenceEmbedding {',
        find: 'telephony_settings?: TelephonySettings;',
        replaceBy: 'telephony_settings?: TelephonySettings & { ringback_url?: string };',
      },
      file: 'src/schema/assistant/assistant.ts',
      names: ["'WholeField<TelephonySettings>' is not assignable", `Type '"ringback_url"' is not assignable`],
    },
    {
      what: 'a second shape of a known tool',
      patch: {
        find: 'export type AssistantTool =',
        replaceBy: "export type AssistantTool = { type: 'hangup'; hangup: { farewell?: string } } |",
      },
      file: 'src/schema/tool/hangup.ts',
      names: [missing('farewell')],
    },
    {
      what: 'a known kind of condition of a new type that has one more key',
      patch: {
        after: 'export interface FlowEdge {',
        find: 'FlowEdge.DefaultCondition;',
        replaceBy: '(FlowEdge.DefaultCondition & { after_secs?: number });',
      },
      file: 'src/schema/flow/condition.ts',
      names: ["'WireObjectRef<DefaultCondition>' is not assignable", `Type '"after_secs"' is not assignable`],
    },
    {
      what: 'another type of a key that all tools have',
      patch: { after: 'interface Handoff {', find: 'shared?: boolean;', replaceBy: 'shared?: string;' },
      file: 'src/schema/tool/tool.ts',
      names: ["Type 'WireField<boolean>' is not assignable"],
    },
  ],
];

/** What a later SDK may bring without anything to do: sets of words that the graph shows as strings, and JSON. */
const NO_DRIFT: readonly Patch[] = [
  { after: 'export interface TranscriptionSettings {', find: "'deepgram/flux'", replaceBy: "'deepgram/flux' | 'acme/new'" },
  { after: 'namespace ClientSideTool {', ...gains('interface Parameters', 'additionalProperties?: boolean;') },
];

/** Where that is used: all other files are the same with it as without. */
const USES_OF_NO_DRIFT = [
  'src/schema/flow/nodes.ts',
  'src/schema/settings/inputs.ts',
  'src/schema/settings/transcription.ts',
  'src/schema/tool/client-side.ts',
  'src/schema/tool/inputs/union.ts',
];

/** All files are looked at, which takes a busy machine long. */
const WHOLE = { timeout: 300_000 };

describe('the drift alarm', () => {
  let sdk: PatchedSdk;
  beforeAll(() => {
    sdk = patchedSdk();
  });
  afterAll(() => sdk.close());

  test('is silent about new words of open sets and about the shape of free JSON', WHOLE, async () => {
    expect(await (await sdk.compileWith(NO_DRIFT)).complaints()).toEqual([]);
  });

  test('is silent while the SDK is as installed', WHOLE, async () => {
    const installed = await sdk.compileWith([]);
    const files = new Set([...RUNS.flat().map(({ file }) => file), ...USES_OF_NO_DRIFT]);
    for (const file of files) expect(await installed.complaintsIn(file)).toEqual([]);
  });

  describe.each(RUNS.map((run) => ({ run })))('in one run', ({ run }) => {
    let alarms: Compiled;
    beforeAll(async () => {
      alarms = await sdk.compileWith(run.map(({ patch }) => patch));
    });

    test.each(run)('rings for $what', async ({ file, names }) => {
      expect(await alarms.complaintsIn(file)).toContainEqual(allOf(names));
    });
  });

  test('takes a patch that finds nothing to change for a mistake', async () => {
    await expect(sdk.compileWith([{ find: 'no declaration has this', replaceBy: '' }])).rejects.toThrow('adapt the patch');
  });
});

const allOf = (parts: readonly string[]): unknown => expect.toSatisfy((text: string) => parts.every((part) => text.includes(part)));
