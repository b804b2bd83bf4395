/** Real documents as upstream answers. See the README beside the fixtures for where they come from. */
import { readdirSync, readFileSync } from 'node:fs';
import { isObject, parseObject } from './json.ts';

export interface NamedDocument {
  readonly file: string;
  readonly document: Record<string, unknown>;
}

const DIRECTORY = new URL('../../fixtures/real/', import.meta.url);

/** The files that are an assistant, a body that makes one or a patch of one; the key is where in the file it is. */
const ASSISTANTS: Readonly<Record<string, string | null>> = {
  'telnyx-answer-inline-assistant.json': 'assistant',
  'telnyx-async-order-agent.json': null,
  'telnyx-create-eva-benchmark.json': null,
  'telnyx-create-lab-results.json': null,
  'telnyx-create-legacy-function-tool.json': null,
  'telnyx-create-legacy-vapi-migration.json': null,
  'telnyx-create-legacy-voice-object.json': null,
  'telnyx-create-multilingual.json': null,
  'telnyx-create-pci-payment.json': null,
  'telnyx-create-refill-intake.json': null,
  'telnyx-create-sales-desk-options.json': null,
  'telnyx-create-sdr-temperature.json': null,
  'telnyx-create-subscription-save.json': null,
  'telnyx-docs-create-handoff-distinct.json': null,
  'telnyx-docs-create-handoff-unified.json': null,
  'telnyx-docs-create-per-caller-intake.json': null,
  'telnyx-get-salon-brain.json': 'data',
  'telnyx-patch-filler-messages.json': null,
  'telnyx-provision-response-subscription.json': 'assistant',
  'telnyx-sample-front-desk-handoff.json': null,
  'telnyx-sample-pizza.json': null,
};

/** Telnyx assistants, with an id and a time where the file has none, and otherwise as they are. */
export const realAssistants = (): NamedDocument[] =>
  Object.entries(ASSISTANTS).map(([file, key]) => {
    const content = read(file);
    const document = key === null ? content : content[key];
    if (!isObject(document)) throw new TypeError(`${file} holds no assistant.`);
    return { file, document: asAnswer(file, document) };
  });

/**
 * Everything else: other providers' agents, other Telnyx bodies, a workflow of another kind. Each comes in the
 * place of an assistant, and once more in the place of its flow.
 */
export const foreignDocuments = (): NamedDocument[] =>
  files()
    .filter((file) => !Object.hasOwn(ASSISTANTS, file))
    .flatMap((file) => {
      const content = read(file);
      return [
        { file, document: asAnswer(file, content) },
        { file: `${file}#flow`, document: asAnswer(`flow-${file}`, { conversation_flow: flowOf(content) }) },
      ];
    });

const flowOf = (content: Record<string, unknown>) => content['conversationFlow'] ?? content;

const files = () =>
  readdirSync(DIRECTORY)
    .filter((file) => file.endsWith('.json'))
    .toSorted();

const read = (file: string) => parseObject(readFileSync(new URL(file, DIRECTORY), 'utf8'));

const asAnswer = (file: string, document: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  id: `assistant-${file.replace(/\.json$/, '')}`,
  created_at: '2026-01-31T12:00:00Z',
  ...document,
});
