import type { ReactNode } from 'react';
import type { AssistantCardFragment, AssistantSettingsFragment } from '../generated/graphql.ts';
import { Facts, type Fact } from '../parts/facts.tsx';
import { Json } from '../parts/json.tsx';
import { durationOf, PROVIDER_NAMES, toWords } from '../parts/words.ts';

type Assistant = AssistantCardFragment & AssistantSettingsFragment;

/** What a person wants to know about an assistant, by subject. */
export function Settings({ assistant }: { readonly assistant: Assistant }) {
  const { greeting, instructions, dynamicVariables } = assistant;
  return (
    <>
      <section aria-labelledby="instructions">
        <h2 id="instructions">Instructions</h2>
        {greeting !== null && <blockquote aria-label="Greeting">{greeting}</blockquote>}
        {instructions === null ? <p className="muted">None.</p> : <p className="prose">{instructions}</p>}
      </section>
      <section aria-labelledby="settings">
        <h2 id="settings">Settings</h2>
        <div className="groups">
          <Group title="Voice" facts={voiceFacts(assistant)} />
          <Group title="Hearing" facts={hearingFacts(assistant)} />
          <Group title="Calls and messages" facts={callFacts(assistant)} />
          <Group title="About" facts={aboutFacts(assistant)} />
          <Group
            title="MCP servers"
            facts={assistant.mcpServers.map((server) => [server.mcpServerId ?? '?', toolsOf(server.allowedTools ?? [])])}
          />
        </div>
        {dynamicVariables !== null && (
          <details>
            <summary>Dynamic variables</summary>
            <Json value={dynamicVariables} />
          </details>
        )}
      </section>
    </>
  );
}

function Group({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }): ReactNode {
  if (!facts.some(([, value]) => value !== null && value !== undefined && value !== '')) return null;
  return (
    <section className="group">
      <h3>{title}</h3>
      <Facts facts={facts} />
    </section>
  );
}

function voiceFacts({ voiceSettings }: Assistant): readonly Fact[] {
  const audio = voiceSettings?.backgroundAudio;
  return [
    ['Voice', voiceSettings?.voice],
    ['Speed', voiceSettings?.voiceSpeed],
    ['Language boost', voiceSettings?.languageBoost],
    ['Expressive', voiceSettings?.expressiveMode],
    ['Background', audio && (audio.__typename === 'UnknownBackgroundAudio' ? <Json value={audio.raw} /> : audio.value)],
  ];
}

const hearingFacts = ({ transcription }: Assistant): readonly Fact[] => [
  ['Model', transcription?.model],
  ['Language', transcription?.language],
  ['Region', transcription?.region],
];

function callFacts({ telephonySettings, messagingSettings, privacySettings }: Assistant): readonly Fact[] {
  const recording = telephonySettings?.recordingSettings;
  const onVoicemail = telephonySettings?.voicemailDetection?.onVoicemailDetected?.action;
  return [
    ['Call at most', seconds(telephonySettings?.timeLimitSecs)],
    ['Silence at most', seconds(telephonySettings?.userIdleTimeoutSecs)],
    ['Noise suppression', telephonySettings?.noiseSuppression],
    ['Web calls by anyone', telephonySettings?.supportsUnauthenticatedWebCalls],
    [
      'Recording',
      recording && [recording.enabled === false ? 'off' : 'on', recording.format, recording.channels].filter(Boolean).join(', '),
    ],
    ['On voicemail', onVoicemail && toWords(onVoicemail)],
    ['Conversation ends after', minutes(messagingSettings?.conversationInactivityMinutes)],
    ['Data kept', privacySettings?.dataRetention],
  ];
}

const aboutFacts = ({ createdAt, versionName, versionId, importMetadata, dynamicVariablesWebhookUrl }: Assistant): readonly Fact[] => [
  ['Created', createdAt === null ? null : <time dateTime={createdAt}>{createdAt.slice(0, 10)}</time>],
  ['Version', versionName ?? versionId],
  ['Imported from', importMetadata?.importProvider && PROVIDER_NAMES[importMetadata.importProvider]],
  ['Id there', importMetadata?.importId],
  ['Variables from', dynamicVariablesWebhookUrl],
];

const seconds = (value: number | null | undefined) => (value === null || value === undefined ? null : durationOf(value * 1_000));
const minutes = (value: number | null | undefined) => (value === null || value === undefined ? null : durationOf(value * 60_000));
const toolsOf = (allowed: readonly string[]) => (allowed.length === 0 ? 'all tools' : allowed.join(', '));
