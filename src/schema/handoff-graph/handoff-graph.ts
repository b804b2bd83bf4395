import { handoffDiagram } from '../../insight/handoff/diagram.ts';
import type { HandoffEdge as Edge, HandoffNode as Node } from '../../insight/handoff/handoff-graph.ts';
import type { HandoffKind as Kind } from '../../insight/handoff/handoffs.ts';
import { getHandoffGraph, type AccountHandoffs } from '../../resolvers/handoff-graph.ts';
import { UNKNOWN } from '../../resolvers/unknown.ts';
import { access } from '../access/access.ts';
import { listedAssistant } from '../assistant/listed.ts';
import { builder } from '../builder.ts';
import { Account } from '../check/account.ts';
import { renderField } from '../diagram/render.ts';
import { COST } from '../shared/directives.ts';
import { VoiceMode } from '../tool/voice-mode.ts';

const HandoffKind = builder.enumType('HandoffKind', {
  description: 'What hands a conversation over.',
  values: {
    HANDOFF_TOOL: { description: 'A handoff tool, of the assistant or of a node of its flow.' },
    FLOW_TARGET: { description: 'An edge of its flow.' },
  } satisfies Record<Kind, { description: string }>,
});

const HandoffNode = builder.objectRef<Node>('HandoffNode');
const HandoffEdge = builder.objectRef<Edge>('HandoffEdge');

/** Ids of targets are the author's, and may be anything. */
const named = access({ looksLike: 'identifier' });

HandoffNode.implement({
  description: 'An assistant among those that hand over to each other.',
  fields: (t) => ({
    assistantId: t.exposeID('assistantId', { nullable: false, description: 'Id of the assistant.' }),
    assistant: listedAssistant(t),
    outgoing: t.field({
      type: [HandoffEdge],
      nullable: false,
      description: 'Where it hands over to: its tools first, in their order, then its flow. Costs no upstream call.',
      resolve: ({ outgoing }) => [...outgoing],
    }),
    incoming: t.field({
      type: [HandoffEdge],
      nullable: false,
      description: 'What hands over to it, in the order of the assistants. Costs no upstream call.',
      resolve: ({ incoming }) => [...incoming],
    }),
    reachesHuman: t.boolean({
      nullable: false,
      description:
        'Whether a conversation can get to a person from here: by a transfer, invite or refer tool of its own or of a node of its flow, or by those of an assistant that it hands over to, over any number of handoffs.',
      resolve: ({ distanceToHuman }) => distanceToHuman !== null,
    }),
    distanceToHuman: t.exposeInt('distanceToHuman', {
      description:
        'Number of handoffs on the shortest way to a tool that leads to a person: 0 with one of its own. Null where there is no way.',
    }),
  }),
});

HandoffEdge.implement({
  description: 'A place of an assistant that leads to another one, or to itself.',
  fields: (t) => ({
    fromAssistantId: t.id({
      nullable: false,
      description: 'Id of the assistant that hands over.',
      resolve: ({ from }) => from.assistantId,
    }),
    toAssistantId: t.id({
      nullable: false,
      description: 'Id of the assistant that takes over; there may be none with this id.',
      extensions: named,
      resolve: ({ toId }) => toId,
    }),
    from: t.field({ type: HandoffNode, nullable: false, description: 'The assistant that hands over.', resolve: ({ from }) => from }),
    to: t.field({ type: HandoffNode, description: 'The assistant that takes over; null if it does not exist.', resolve: ({ to }) => to }),
    via: t.field({ type: HandoffKind, nullable: false, description: 'What hands over.', resolve: ({ via }) => via }),
    path: t.stringList({
      nullable: false,
      description:
        'The place in the assistant that hands over, by the names of this graph, for example `["conversationFlow", "edges", "to_billing", "target"]`.',
      extensions: access({ isProse: true }),
      resolve: ({ at }) => [...at.path],
    }),
    voiceMode: t.field({
      type: VoiceMode.ref,
      description: 'Which voice is used after the handoff; null means the Telnyx default, one voice throughout.',
      resolve: ({ voiceMode }) => (voiceMode === undefined || voiceMode === null ? null : VoiceMode.knows(voiceMode) ? voiceMode : UNKNOWN),
    }),
  }),
});

const HandoffGraph = builder.objectRef<AccountHandoffs>('HandoffGraph').implement({
  description: 'Which assistants hand conversations over to which. Its own fields cost no upstream call.',
  fields: (t) => ({
    nodes: t.field({
      type: [HandoffNode],
      nullable: false,
      description: 'The assistants, in the order of the Telnyx API.',
      resolve: ({ nodes }) => [...nodes],
    }),
    edges: t.field({
      type: [HandoffEdge],
      nullable: false,
      description: 'The handoffs: those of one assistant after those of the one before. Two places that lead to one assistant are two.',
      resolve: ({ edges }) => [...edges],
    }),
    loops: t.field({
      type: t.listRef(t.listRef(HandoffNode)),
      nullable: false,
      description:
        'Assistants that hand over in a circle, or to themselves: the biggest circle first, each in the order of the assistants.',
      resolve: ({ loops }) => loops.map((loop) => [...loop]),
    }),
    dangling: t.field({
      type: [HandoffEdge],
      nullable: false,
      description:
        'Handoffs to an assistant that does not exist. Where the list of assistants is not whole, it may be one that it does not show.',
      resolve: ({ dangling }) => [...dangling],
    }),
    entryPoints: t.field({
      type: [HandoffNode],
      nullable: false,
      description: 'Assistants that no other one hands over to, so that conversations get to them from outside alone.',
      resolve: ({ entryPoints }) => [...entryPoints],
    }),
    isComplete: t.boolean({
      nullable: false,
      description:
        'Whether all assistants were looked at with all that they have; false where their list is not whole, or leaves something out of more than 80 of them.',
      resolve: ({ isComplete }) => isComplete,
    }),
    render: renderField(
      t,
      'The assistants as a map, with one node for each id of a target that no assistant has. Marks are on handoffs to assistants that do not exist, and on assistants that hand over in a circle. Those without handoffs come last, and are the first to be left out. Costs no upstream call.',
      'RIGHT',
      handoffDiagram,
    ),
  }),
});

builder.objectField(Account, 'handoffGraph', (t) =>
  t.field({
    type: HandoffGraph,
    cost: COST.read,
    description:
      'Which assistants hand conversations over to which. Cost: the list of assistants; where it leaves tools or flows out, up to 80 of them are read one by one.',
    resolve: (_account, _args, ctx) => getHandoffGraph(ctx),
  }),
);
