/**
 * The drift alarm: what a later SDK may bring makes `tsc` fail, and the failure says where to look. Each alarm is
 * rung against a patched copy of the SDK's declarations; patches that do not touch each other share one run.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { compileAgainst, type Compilation, type Patch } from '../support/patched-sdk.ts';

interface Drift {
  readonly what: string;
  readonly patch: Patch;
  /** Where the complaint has to stand, below `src/schema`, or in `upstream`. */
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
      file: 'assistant/configuration.ts',
      names: [missing('moods'), `FieldMap<Omit<AssistantWire, "id">>`],
    },
    {
      what: 'a key that was known before the SDK had it',
      patch: gains('export interface ToolNode', 'message?: string;'),
      file: 'upstream/wire/newer.ts',
      names: ['does not satisfy the constraint', 'message'],
    },
    {
      what: 'a new field of nested settings',
      patch: gains('export interface TelephonySettings', 'ringback_url?: string;'),
      file: 'settings/telephony.ts',
      names: [missing('ringback_url'), 'FieldMap<TelephonySettings>'],
    },
    {
      what: 'a new word of an enum',
      patch: { find: "format?: 'wav' | 'mp3';", replaceBy: "format?: 'wav' | 'mp3' | 'ogg';" },
      file: 'settings/telephony.ts',
      names: [`Type '"ogg"' is not assignable to type '"mp3" | "wav"'`],
    },
    {
      what: 'a new kind of tool',
      patch: { find: 'export type AssistantTool =', replaceBy: "export type AssistantTool = { type: 'teleport'; teleport: {} } |" },
      file: 'tool/union.ts',
      names: [missing('teleport'), 'MemberMap<AssistantTool>'],
    },
    {
      what: 'a new field of another resource',
      patch: gains('export interface McpServer', 'region?: string;', 'resources/ai/mcp-servers'),
      file: 'mcp-server/mcp-server.ts',
      names: [missing('region'), 'FieldMap<McpServer>'],
    },
    {
      what: 'a new key that an update takes',
      patch: gains('export interface McpServerUpdateParams', 'region?: string;', 'resources/ai/mcp-servers'),
      file: 'mcp-server/mutations.ts',
      names: [missing('region'), 'InputFieldMap<McpServerUpdateParams'],
    },
  ],
  [
    {
      what: 'a field that is no longer there',
      patch: { after: 'export interface InferenceEmbedding {', find: 'greeting?: string;', replaceBy: '' },
      file: 'assistant/configuration.ts',
      names: [`'greeting' does not exist in type 'FieldMap<Omit<AssistantWire, "id">>'`],
    },
    {
      what: "a new field of a tool's payload",
      patch: { after: 'namespace Transfer {', ...gains('interface Transfer', 'hold_music_url?: string;') },
      file: 'tool/transfer.ts',
      names: [missing('hold_music_url'), 'FieldMap<Transfer>'],
    },
    {
      what: "a new field of a payload that another of the SDK's files declares",
      patch: gains('export interface PayToolParams', 'installments?: number;', 'resources/ai/tools'),
      file: 'tool/pay.ts',
      names: [missing('installments'), 'FieldMap<PayToolParams>'],
    },
    {
      what: "a new key beside one tool's payload",
      patch: { after: 'declare namespace AssistantTool {', ...gains('interface Hangup', 'after_secs?: number;') },
      file: 'tool/hangup.ts',
      names: [missing('after_secs'), 'required in type'],
    },
    {
      what: 'a new key that creates of assistants take',
      patch: gains('export interface AssistantCreateParams', 'mood_music?: string;'),
      file: 'assistant/draft.ts',
      names: [missing('mood_music'), 'InputFieldMap<Omit<AssistantCreateParams'],
    },
    {
      what: 'a new key that only updates of assistants take',
      patch: gains('export interface AssistantUpdateParams', 'version_notes?: string;'),
      file: 'assistant/draft.ts',
      names: [missing('version_notes'), 'InputFieldMap<AssistantUpdateParams'],
    },
    {
      what: 'a new key of settings that is only sent',
      patch: gains('export interface ExternalLlmReq', 'region?: string;'),
      file: 'settings/inputs.ts',
      names: ['ShowsKeys', '"region"'],
    },
    {
      what: 'a new key of nodes that is only sent',
      patch: gains('export interface FlowNodeReq', 'mood?: string;'),
      file: 'flow/inputs/flow.ts',
      names: ['ShowsKeys', '"mood"'],
    },
    {
      what: 'a new kind of condition',
      patch: {
        after: 'export interface FlowEdge {',
        find: 'FlowEdge.DefaultCondition;',
        replaceBy: "FlowEdge.DefaultCondition | { type: 'timer'; secs: number };",
      },
      file: 'flow/condition.ts',
      names: [missing('timer'), 'MemberMap<'],
    },
  ],
  [
    {
      what: 'a field of another type',
      patch: { after: 'export interface InferenceEmbedding {', find: 'greeting?: string;', replaceBy: 'greeting?: number;' },
      file: 'assistant/assistant.ts',
      names: ["'WireField<string>' is not assignable", "Type 'number' is not assignable to type 'string'"],
    },
    {
      what: 'a new kind of node',
      patch: {
        after: 'export interface ConversationFlow {',
        find: 'FlowNode | ToolNode | SpeakNode',
        replaceBy: "FlowNode | ToolNode | SpeakNode | { type: 'listen'; id: string }",
      },
      file: 'flow/flow.ts',
      names: [`Type '{ type: "listen"; id: string; }' is not assignable to type 'FlowNodeWire'`],
    },
    {
      what: 'a new kind of target',
      patch: {
        after: 'export interface FlowEdge {',
        find: 'FlowEdge.AssistantTarget;',
        replaceBy: "FlowEdge.AssistantTarget | { type: 'phone'; to: string };",
      },
      file: 'flow/target.ts',
      names: [missing('phone'), 'MemberMap<'],
    },
    {
      what: 'a new kind of expression',
      patch: { find: 'export type Expression =', replaceBy: "export type Expression = { type: 'regexp'; pattern: string } |" },
      file: 'flow/expression.ts',
      names: [missing('regexp'), 'MemberMap<Expression>'],
    },
  ],
  [
    {
      what: 'a key that may be absent now, though the graph promises it',
      patch: { after: 'export interface InferenceEmbedding {', find: 'id: string;', replaceBy: 'id?: string;' },
      file: 'assistant/assistant.ts',
      names: ["Type 'RequiredWireField<string>' is not assignable", "Types of property 'required' are incompatible"],
    },
    {
      what: 'a new kind of background audio',
      patch: {
        after: 'export interface InferenceEmbeddingVoiceSettings {',
        find: 'InferenceEmbeddingVoiceSettings.UnionMember2',
        replaceBy: "InferenceEmbeddingVoiceSettings.UnionMember2 | { type: 'stream'; value: string }",
      },
      file: 'settings/voice.ts',
      names: [missing('stream'), 'MemberMap<BackgroundAudioWire>'],
    },
    {
      what: 'a list in the place of a single value',
      patch: { after: 'export interface ImportMetadata {', find: 'import_id?: string;', replaceBy: 'import_id?: string | Array<string>;' },
      file: 'settings/import-metadata.ts',
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
      file: 'assistant/assistant.ts',
      names: ["'WholeField<TelephonySettings>' is not assignable", `Type '"ringback_url"' is not assignable`],
    },
    {
      what: 'a second shape of a known tool',
      patch: {
        find: 'export type AssistantTool =',
        replaceBy: "export type AssistantTool = { type: 'hangup'; hangup: { farewell?: string } } |",
      },
      file: 'tool/hangup.ts',
      names: [missing('farewell')],
    },
    {
      what: 'a known kind of condition of a new type that has one more key',
      patch: {
        after: 'export interface FlowEdge {',
        find: 'FlowEdge.DefaultCondition;',
        replaceBy: '(FlowEdge.DefaultCondition & { after_secs?: number });',
      },
      file: 'flow/condition.ts',
      names: ["'WireObjectRef<DefaultCondition>' is not assignable", `Type '"after_secs"' is not assignable`],
    },
    {
      what: 'another type of a key that all tools have',
      patch: { after: 'interface Handoff {', find: 'shared?: boolean;', replaceBy: 'shared?: string;' },
      file: 'tool/tool.ts',
      names: ["Type 'WireField<boolean>' is not assignable"],
    },
  ],
];

/** What a later SDK may bring without anything to do: sets of words that the graph shows as strings, and JSON. */
const NO_DRIFT: readonly Patch[] = [
  { after: 'export interface TranscriptionSettings {', find: "'deepgram/flux'", replaceBy: "'deepgram/flux' | 'acme/new'" },
  { after: 'namespace ClientSideTool {', ...gains('interface Parameters', 'additionalProperties?: boolean;') },
];

describe('the drift alarm', () => {
  let asInstalled: Compilation;
  let undisturbed: Compilation;
  let alarms: readonly Compilation[];
  beforeAll(async () => {
    const patches = [[], NO_DRIFT, ...RUNS.map((run) => run.map(({ patch }) => patch))];
    const results: Compilation[] = [];
    // Two compilers at a time, as each takes a processor for itself.
    for (let index = 0; index < patches.length; index += 2) {
      results.push(...(await Promise.all(patches.slice(index, index + 2).map((some) => compileAgainst(some)))));
    }
    [asInstalled, undisturbed, ...alarms] = results as [Compilation, Compilation, ...Compilation[]];
  }, 300_000);

  test('is silent while the SDK is as installed', () => {
    expect(asInstalled).toEqual({ exitCode: 0, output: '' });
  });

  test('is silent about new words of open sets and about the shape of free JSON', () => {
    expect(undisturbed).toEqual({ exitCode: 0, output: '' });
  });

  for (const [index, run] of RUNS.entries()) {
    test.each(run)('rings for $what', ({ file, names }) => {
      const { exitCode, output } = alarms[index]!;
      expect(exitCode).not.toBe(0);
      expect(complaintsAbout(file, output)).toContainEqual(allOf(names));
    });
  }

  test('takes a patch that finds nothing to change for a mistake', async () => {
    await expect(compileAgainst([{ find: 'no declaration has this', replaceBy: '' }])).rejects.toThrow('adapt the patch');
  });
});

/** The compiler's complaints about one file; the indented lines below a complaint explain it. */
const complaintsAbout = (file: string, output: string): string[] =>
  output.split(/\n(?! )/).filter((complaint) => complaint.includes(`src/${file.startsWith('upstream/') ? '' : 'schema/'}${file}(`));

const allOf = (parts: readonly string[]): unknown => expect.toSatisfy((text: string) => parts.every((part) => text.includes(part)));
