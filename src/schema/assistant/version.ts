import { VERSION_GAPS } from '../../resolvers/assistant-gaps.ts';
import {
  assistantOfVersion,
  getAssistantVersion,
  getVersionOf,
  isMainVersion,
  listVersionsOf,
} from '../../resolvers/assistant-versions.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';
import { givenId } from '../shared/given-id.ts';
import { assistantLink } from '../shared/assistant-link.ts';
import { wholeLink } from '../shared/connection.ts';
import { ListOrder } from '../shared/list-order.ts';
import { asNode } from '../shared/node.ts';
import { single } from '../shared/single.ts';
import { key } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { CONFIGURATION, configurationFields } from './configuration.ts';
import { Assistant, AssistantVersion } from './ref.ts';

wireObject<AssistantWire>(AssistantVersion, {
  isEntity: true,
  interfaces: CONFIGURATION,
  access: { needs: MAY_READ },
  description:
    'A version of an assistant: its whole configuration at one time. Each update of an assistant makes one. Its key is `assistantId` and `versionId`.',
  fields: {
    ...configurationFields,
    id: { ...key('Id of the assistant in the Telnyx API.'), name: 'assistantId' },
  },
  gaps: VERSION_GAPS,
  derived: (t) => ({
    assistant: t.field(
      assistantLink('The assistant as it is now; null if it does not exist.', (version: AssistantWire, ctx) =>
        assistantOfVersion(version, ctx),
      ),
    ),
    isMain: t.boolean({
      description:
        'Whether the assistant is of this version now; null if the Telnyx API does not report the version of the assistant. Cost: as `assistant`.',
      extensions: access({ needs: MAY_READ }),
      resolve: (version, _args, ctx) => isMainVersion(version, ctx),
    }),
  }),
});

asNode(AssistantVersion, 'version');

const COST_OF_VERSIONS =
  'Cost: one upstream read, however often the operation names the version; several versions of one assistant take one upstream list where that is cheaper.';
const ID = 'Id of the version at Telnyx. A value that cannot be an id is refused without a call.';

single('assistantVersion', {
  type: AssistantVersion,
  noun: 'version',
  description: `One version of an assistant, or null if it does not exist. ${COST_OF_VERSIONS}`,
  above: { assistantId: 'Id of the assistant at Telnyx.' },
  idName: 'versionId',
  idDescription: ID,
  get: getAssistantVersion,
});

builder.objectField(Assistant, 'version', (t) =>
  t.field({
    type: AssistantVersion,
    description: `One version of the assistant, or null if it does not exist. ${COST_OF_VERSIONS}`,
    args: { versionId: t.arg.id({ description: `${ID} Null means the \`versionId\` of the assistant.` }) },
    extensions: access({ needs: MAY_READ }),
    resolve: (assistant, { versionId }, ctx) => getVersionOf(assistant, givenId(versionId), ctx),
  }),
);

wholeLink(Assistant, 'versions', {
  type: AssistantVersion,
  noun: ['a', 'version'],
  names: { connection: 'AssistantVersionConnection', edge: 'AssistantVersionEdge', items: 'versions' },
  description:
    'The versions of the assistant. `CREATED_AT` is the time at which the version was made, `NAME` its label. Cost: one upstream list for each assistant, whatever the page or order.',
  orderBy: ListOrder,
  list: (args, _filter, ctx, assistant) => listVersionsOf(assistant, args, ctx),
});
