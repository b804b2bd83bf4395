import type { ModelMetadata } from 'telnyx/resources/ai/ai';
import { without } from '../entries.ts';
import { unpaged } from '../pages.ts';
import { resource } from '../resource.ts';

/** `object` says of each that it is a model. */
export type ModelWire = Omit<ModelMetadata, 'object'>;

/** The language models that Telnyx hosts, and those of the account. Ids hold slashes, and there is no read of a single one. */
export const models = resource<ModelWire>({
  kind: 'models',
  noun: ['a', 'model'],
  idKey: 'id',
  isAnyText: true,
  isLasting: true,
  retrieve: null,
  list: { ...unpaged('models', ({ openai }, _query, options) => openai.listModels(options)), toEntry: without('object') },
  tells: ['owned_by', 'context_length', 'created'],
});
