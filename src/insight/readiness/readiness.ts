/** Whether an assistant is set up so that people reach it, and can answer when they do. */
import { objectsIn, type JsonObject } from '../../json.ts';
import type { Finding, FoundAt } from '../findings/finding.ts';
import { reportOf } from '../findings/report.ts';
import { idIn, objectAt } from '../read-value.ts';
import type { Path } from '../places/path.ts';
import type { PlaceFinding } from '../lint/placer.ts';
import type { Reference } from '../lint/references.ts';
import { quoted } from '../quoted.ts';

/** What others have that an assistant is reached by and needs. Absent where the document does not lead to it. */
export interface ReadinessFacts {
  /** Numbers whose calls go to its application, and whose messages go to its profile. */
  readonly callNumbers?: number;
  readonly messageNumbers?: number;
  /** How many errors its flow has. */
  readonly flowErrors: number;
  /** References to secrets and models that the account does not have. */
  readonly missing: readonly Reference[];
  /** Places of identifiers of secrets in which a credential stands. */
  readonly credentials: readonly Path[];
  /** Versions that its canary deploy serves, and that do not exist. */
  readonly missingVersions: readonly string[];
}

export interface Readiness {
  readonly canTakeCalls: boolean;
  readonly canTakeMessages: boolean;
  readonly canTakeWebCalls: boolean;
  readonly findings: readonly Finding[];
}

/** By which channels an assistant may be reached. One that does not say so is reached by what it has. */
export interface Channels {
  readonly isTelephonyOff: boolean;
  /** Whether callers of web pages need not sign in. */
  readonly isWebOpen: boolean;
  readonly isMessagingOn: boolean;
  readonly appId: string | null;
  readonly profileId: string | null;
}

export function channelsOf(document: JsonObject): Channels {
  const { enabled_features: features } = document;
  const { default_texml_app_id: app, supports_unauthenticated_web_calls: web } = objectAt(document, 'telephony_settings');
  const appId = idIn(app);
  const profileId = idIn(objectAt(document, 'messaging_settings')['default_messaging_profile_id']);
  const isListed = Array.isArray(features);
  return {
    isTelephonyOff: isListed && !features.includes('telephony'),
    isWebOpen: web === true,
    isMessagingOn: isListed ? features.includes('messaging') : profileId !== null,
    appId,
    profileId,
  };
}

/** The versions that the rules of a canary deploy serve, each once. */
export function versionsServed({ rules }: JsonObject): readonly string[] {
  const serves = objectsIn(rules).map((rule) => objectAt(rule, 'serve'));
  const slots = serves.flatMap((serve) => [serve].concat(objectsIn(serve['rollout'])));
  const ids = slots.map(({ version_id: id }) => id);
  return [...new Set(ids.map(idIn).filter((id) => id !== null))];
}

/** `place` says of findings which part of the document they are about. */
export function readinessOf(document: JsonObject, facts: ReadinessFacts, place: PlaceFinding): Readiness {
  const channels = channelsOf(document);
  const broken = [
    ...brokenFlow(facts),
    ...facts.missing.map(missing),
    ...facts.credentials.map(credential),
    ...facts.missingVersions.map(missingVersion),
  ];
  const reach = [...reachByCalls(channels, facts), ...reachByWebCalls(channels), ...reachByMessages(channels, facts)];
  const { isOk } = reportOf(broken);
  const { isTelephonyOff, isWebOpen, isMessagingOn } = channels;
  return {
    canTakeCalls: isOk && !isTelephonyOff && (facts.callNumbers ?? 0) > 0,
    canTakeMessages: isOk && isMessagingOn && (facts.messageNumbers ?? 0) > 0,
    canTakeWebCalls: isOk && !isTelephonyOff && isWebOpen,
    findings: reportOf([...broken, ...reach].map(place)).findings,
  };
}

function reachByCalls({ isTelephonyOff, appId }: Channels, { callNumbers }: ReadinessFacts): readonly FoundAt[] {
  if (isTelephonyOff) {
    return [
      {
        code: 'READY_TELEPHONY_OFF',
        message: 'Telephony is not enabled, so the assistant takes no calls: neither of phones nor of web pages.',
        advice: 'Add `TELEPHONY` to `enabledFeatures`, if it is to take calls.',
        path: ['enabledFeatures'],
      },
    ];
  }
  const path = ['telephonySettings', 'defaultTexmlAppId'];
  if (appId === null) {
    const message = 'The assistant has no TeXML application, which calls of phones go to.';
    const advice =
      'Set `defaultTexmlAppId` of `telephonySettings` to the id of an application. Telnyx makes one along with a new assistant, and documents no other way.';
    return [{ code: 'READY_NO_APP', message, advice, path }];
  }
  return callNumbers === 0
    ? [
        {
          code: 'READY_NO_NUMBER',
          message: 'No phone number leads to the TeXML application of the assistant.',
          advice: 'Connect a phone number with the application.',
          path,
        },
      ]
    : [];
}

const reachByWebCalls = ({ isWebOpen }: Channels): readonly FoundAt[] =>
  isWebOpen
    ? []
    : [
        {
          code: 'READY_WEB_CALLS_OFF',
          message: 'Visitors of web pages cannot call without signing in, so the assistant takes no calls of the web widget.',
          advice: 'Set `supportsUnauthenticatedWebCalls` of `telephonySettings` to true, if it is to take them.',
          path: ['telephonySettings', 'supportsUnauthenticatedWebCalls'],
        },
      ];

function reachByMessages({ isMessagingOn, profileId }: Channels, { messageNumbers }: ReadinessFacts): readonly FoundAt[] {
  if (!isMessagingOn) {
    return [
      {
        code: 'READY_MESSAGING_OFF',
        message: 'Messaging is not enabled, so the assistant takes no text messages.',
        advice: 'Add `MESSAGING` to `enabledFeatures`, if it is to take messages.',
        path: ['enabledFeatures'],
      },
    ];
  }
  const path = ['messagingSettings', 'defaultMessagingProfileId'];
  if (profileId === null) {
    const advice = 'Set `defaultMessagingProfileId` of `messagingSettings` to the id of a messaging profile.';
    return [{ code: 'READY_NO_PROFILE', message: 'Messaging is enabled, and the assistant has no messaging profile.', advice, path }];
  }
  return messageNumbers === 0
    ? [
        {
          code: 'READY_NO_NUMBER',
          message: 'No phone number leads to the messaging profile of the assistant.',
          advice: 'Give a phone number this messaging profile.',
          path,
        },
      ]
    : [];
}

function brokenFlow({ flowErrors: errorCount }: ReadinessFacts): readonly FoundAt[] {
  return errorCount === 0
    ? []
    : [
        {
          code: 'READY_FLOW_BROKEN',
          message: `The conversation flow has ${errorCount} ${errorCount === 1 ? 'error' : 'errors'}.`,
          advice: 'See `conversationFlow.check`.',
          path: ['conversationFlow'],
        },
      ];
}

const missing = ({ list, id, path }: Reference): FoundAt =>
  list === 'secrets'
    ? {
        code: 'READY_SECRET_MISSING',
        message: `There is no integration secret ${quoted(id)}, so what needs it fails.`,
        advice: 'Create the secret, or name another one.',
        path,
      }
    : {
        code: 'READY_MODEL_UNKNOWN',
        message: `The account has no model ${quoted(id)}.`,
        advice: 'Choose one of `models`.',
        path,
      };

const credential = (path: Path): FoundAt => ({
  code: 'READY_SECRET_MISSING',
  message: 'A credential stands where the identifier of an integration secret is expected, so what needs it fails.',
  advice: 'Store the credential as an integration secret, and name that.',
  path,
});

const missingVersion = (id: string): FoundAt => ({
  code: 'READY_CANARY_BROKEN',
  message: `The canary deploy serves the version ${quoted(id)}, which does not exist.`,
  advice: 'Take it out of the rules, or delete the canary deploy.',
  path: ['canaryDeploy'],
});
