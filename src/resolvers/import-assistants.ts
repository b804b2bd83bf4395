import type { UpstreamAnswer } from '../upstream/answer.ts';
import type { Upstream } from '../upstream/client.ts';
import { remarksOf } from '../upstream/errors.ts';
import { toEntries } from '../upstream/read-resource.ts';
import { assistantTags } from '../upstream/resources/assistant-tags.ts';
import { assistantVersions } from '../upstream/resources/assistant-versions.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { canaryDeploys } from '../upstream/resources/canary-deploys.ts';
import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { badInput, namedBy, type UserError } from './user-errors.ts';
import { write, type Keyed, type WriteDefinition } from './write.ts';

export interface ImportAssistantsInput extends Keyed {
  /** The provider, as the Telnyx API names it. */
  readonly provider: string;
  readonly apiKeyRef: string;
  readonly importIds?: readonly string[] | null | undefined;
}

export interface Imported {
  readonly assistants: readonly AssistantWire[];
  /** Entries of the answer that could not be read as assistants. */
  readonly damaged: number;
  /** What the answer says beside them: agents that could not be imported, and warnings. */
  readonly remarks: readonly UserError[];
}

/** Importing calls the other provider's API, so it may take far longer than a read. Repeats share this time. */
const IMPORT_TIMEOUT_MS = 60_000;

type ImportBody = Parameters<Upstream['assistants']['imports']>[0];

/** One POST, repeated only under an idempotency key. What was imported before is overwritten. */
export const importing = {
  operation: 'importAssistants',
  timeoutMs: IMPORT_TIMEOUT_MS,
  idempotency: 'ifGiven',
  faults: faultsOfImport,
  send: (input, upstream, options) => upstream.assistants.imports(toBody(input), options),
  outdates: () => [assistants.kind, assistantVersions.kind, assistantTags.kind, canaryDeploys.kind],
  brings: (answer: UpstreamAnswer, _input, { loaders }) => {
    const { entries, damaged } = loaders.prime(assistants, null, { value: toEntries(assistants, answer), bytes: answer.bytes });
    return { assistants: entries, damaged, remarks: remarksOf(answer.body).map(toRemark) };
  },
  written: (imported) => imported.assistants.map(({ id, version_id }) => `${id}@${version_id ?? ''}`),
  nameInput: () => nameImport,
} satisfies WriteDefinition<ImportAssistantsInput, Imported>;

const nameImport = namedBy({ provider: 'provider', api_key_ref: 'apiKeyRef', import_ids: 'importIds' });

const toRemark = ({ message, path }: ReturnType<typeof remarksOf>[number]): UserError => ({
  code: 'BAD_USER_INPUT',
  message,
  field: path?.length ? nameImport(path) : null,
});

/** Imports from another provider. What was imported replaces what this tenant has read so far. */
export const importAssistants = write(importing);

/** What is wrong with the input of an import. */
export function faultsOfImport({ provider, apiKeyRef, importIds }: ImportAssistantsInput): readonly UserError[] {
  const faults: UserError[] = [];
  const add = (field: string, message: string) => faults.push(badInput(['input', field], message));
  if (!isProvider(provider)) add('provider', 'provider takes ELEVENLABS, VAPI or RETELL; UNKNOWN is only ever read.');
  if (apiKeyRef.trim() === '') {
    add('apiKeyRef', 'apiKeyRef is empty: it takes the identifier of an integration secret that holds the API key of the provider.');
  }
  if (importIds?.length === 0) add('importIds', 'importIds is empty: name at least one agent, or leave it out to import all of them.');
  if (importIds?.some((id) => id.trim() === '')) add('importIds', 'importIds holds an empty id.');
  return faults;
}

const PROVIDERS: Readonly<Record<ImportBody['provider'], true>> = { elevenlabs: true, vapi: true, retell: true };
const isProvider = (provider: string): provider is ImportBody['provider'] => Object.hasOwn(PROVIDERS, provider);

function toBody({ provider, apiKeyRef, importIds }: ImportAssistantsInput): ImportBody {
  return {
    provider: provider as ImportBody['provider'],
    api_key_ref: apiKeyRef,
    ...(importIds ? { import_ids: [...importIds] } : {}),
  };
}
