import { modelUses } from '../../insight/references/uses.ts';
import type { ModelWire } from '../../upstream/resources/models.ts';
import { MAY_READ } from '../access/access.ts';
import { assistantsUsing } from '../assistant/assistants-using.ts';
import { asNode } from '../shared/node.ts';
import { boolean, dateTime, float, int, json, key, text, texts } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { Model } from './ref.ts';

wireObject<ModelWire>(Model, {
  isEntity: true,
  access: { needs: MAY_READ },
  description:
    'A language model that assistants can use through Telnyx. Reads of it are cached for 60 times as long as others. A model at an outside provider is named by `model` and is not among them.',
  fields: {
    id: key('What `model` of an assistant names it by, such as `moonshotai/Kimi-K2.6`.'),
    organization: text('Who published it first.'),
    owned_by: text('Who owns it: `Telnyx`, a provider, or the organization that has tuned it.'),
    license: text('Its licence, such as `Apache 2.0`.'),
    tier: text('Its size and price, as Telnyx groups them: `small`, `medium`, `large` or `unlisted`.'),
    task: text('What it is for, such as `text-generation`.'),
    description: text('What it is best at, for people; null where Telnyx does not say.'),
    base_model: text('The model that it was tuned from; null for one that is not tuned.'),
    parameters_str: text('How many parameters it has, for people, such as `1.0T`.'),
    parameters: float('How many parameters it has.'),
    context_length: int('Most tokens of prompt and answer together.'),
    max_completion_tokens: int('Most tokens of an answer; null means no other bound than `contextLength`.'),
    created: dateTime('When Telnyx began to offer it.'),
    languages: texts('Codes of the languages that it speaks, such as `en`.'),
    regions: texts('Where it runs.'),
    service_tiers: texts('The classes of service that it is offered in, such as `priority`.'),
    recommended_for_assistants: boolean('Whether Telnyx recommends it for assistants.'),
    is_vision_supported: boolean('Whether it takes images.'),
    is_fine_tunable: boolean('Whether it can be tuned.'),
    pricing: json('Its prices as Telnyx states them, by what is charged.'),
  },
});

assistantsUsing(Model, {
  about: 'The assistants that name it as `model`: of their own, of their fallback or delegation, or of a node of their flow.',
  uses: modelUses,
  idOf: ({ id }) => id,
});

asNode(Model, 'model');
