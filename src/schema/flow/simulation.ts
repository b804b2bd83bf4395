/** Dry runs of flows. */
import type { ConsideredEdge as Considered } from '../../insight/flow/simulate/consider.ts';
import { DEFAULT_STEPS, MAX_STEPS } from '../../insight/flow/simulate/input.ts';
import type { EdgeOutcome as Outcome, SimulationChannel as Channel, SimulationEnd as End } from '../../insight/flow/simulate/run.ts';
import type { SimulationStep as Step } from '../../insight/flow/simulate/simulate.ts';
import { edgeWire, nodeWire } from '../../resolvers/flow.ts';
import { findUnusedVariables, simulateFlow, type DryRun } from '../../resolvers/simulate-flow.ts';
import { access } from '../access/access.ts';
import { builder } from '../builder.ts';
import { FlowEdge } from './edge.ts';
import { ConversationFlow } from './flow.ts';
import { foundConfiguration, reportedConfiguration } from './holder.ts';
import { FlowNode } from './refs.ts';
import { AssistantTarget } from './target.ts';

const SimulationChannel = builder.enumType('SimulationChannel', {
  description: 'Where a conversation takes place, which decides in what order the edges of a prompt node are considered.',
  values: {
    CALL: { description: 'A call: comparisons come before the turn of the model, in which it may choose an edge.' },
    CHAT: {
      description:
        'A chat: what is true before the turn of the model comes first; after its reply, edges are considered in their order, those that it chose as well as comparisons that have become true.',
    },
  } satisfies Record<Channel, { description: string }>,
});

const EdgeOutcome = builder.enumType('EdgeOutcome', {
  description: 'What became of an edge at a step of a dry run.',
  values: {
    TAKEN: { description: 'The run took it.' },
    FALSE: { description: 'Its expression is not true.' },
    NOT_CHOSEN: { description: 'The model did not take it: no choice names it.' },
    NOT_REACHED: { description: 'Another edge was taken before it was considered.' },
    UNKNOWN: { description: 'It has no condition, or one that cannot be evaluated here. It is not taken.' },
  } satisfies Record<Outcome, { description: string }>,
});

const SimulationEnd = builder.enumType('SimulationEnd', {
  description: 'Why a dry run ended.',
  values: {
    TERMINAL: { description: 'No edge leaves the node. Behind a speak node there is silence then, as `assumptions` says.' },
    ASSISTANT: { description: 'Another assistant took over.' },
    NEEDS_CHOICE: { description: 'It stands at a node where the model has a turn, and no choice says what it does there.' },
    STEP_LIMIT: { description: '`maxSteps` was reached, or so many edges were considered that the run was ended before.' },
    NO_EDGE: { description: 'No edge of a speak or tool node is taken: a conversation would not go on.' },
    BROKEN: { description: 'A node does not exist: the start, or one that an edge leads to.' },
  } satisfies Record<End, { description: string }>,
});

// Ids are the author's, and may be anything.
const named = access({ isProse: true });

const ConsideredEdge = builder.objectRef<Considered>('ConsideredEdge').implement({
  description: 'An edge of a node, and what became of it at a step of a dry run.',
  fields: (t) => ({
    edge: t.field({ type: FlowEdge, description: 'The edge that was considered.', resolve: ({ edge }) => edgeWire(edge) }),
    edgeId: t.id({ description: 'Its id; null where it has none.', extensions: named, resolve: ({ edge }) => edge.id }),
    outcome: t.field({ type: EdgeOutcome, nullable: false, description: 'What became of it.', resolve: ({ outcome }) => outcome }),
    reason: t.exposeString('reason', {
      nullable: false,
      description: 'Why, as a sentence. It names variables that have no value, and shows no value of any.',
      extensions: access({ isProse: true }),
    }),
  }),
});

const SimulationStep = builder.objectRef<Step>('SimulationStep').implement({
  description: 'One visit of a node in a dry run.',
  fields: (t) => ({
    index: t.exposeInt('index', { nullable: false, description: 'The number of the step, from 0.' }),
    node: t.field({ type: FlowNode, description: 'The node that was visited.', resolve: ({ node }) => nodeWire(node) }),
    nodeId: t.id({ description: 'Its id.', extensions: named, resolve: ({ node }) => node.id }),
    taken: t.field({
      type: FlowEdge,
      description: 'The edge that the run took from here; null where it ended here, or stayed for another turn of the model.',
      resolve: ({ taken }) => taken && edgeWire(taken),
    }),
    takenEdgeId: t.id({
      description: 'Id of that edge; null where it has none, too.',
      extensions: named,
      resolve: ({ taken }) => taken?.id ?? null,
    }),
    considered: t.field({
      type: [ConsideredEdge],
      nullable: false,
      listSize: { assumedSize: 5 },
      description: 'All edges of the node, in the order in which they are considered.',
      resolve: (step) => [...step.considered()],
    }),
  }),
});

const FlowSimulation = builder.objectRef<DryRun>('FlowSimulation').implement({
  description: 'The way that a conversation takes through a flow with given variables and choices. Equal input gives equal runs.',
  fields: (t) => ({
    steps: t.field({
      type: [SimulationStep],
      nullable: false,
      listSize: { assumedSize: 20 },
      description: 'The nodes that it visited, in order.',
      resolve: ({ steps }) => [...steps],
    }),
    end: t.field({ type: SimulationEnd, nullable: false, description: 'Why it ended.', resolve: ({ end }) => end }),
    endNode: t.field({
      type: FlowNode,
      description: 'The node where it ended: the last one that it visited. Null where there was none to begin with.',
      resolve: ({ endNode }) => endNode && nodeWire(endNode),
    }),
    assistantTarget: t.field({
      type: AssistantTarget,
      description: 'The assistant that took over; null unless `end` is `ASSISTANT`.',
      resolve: ({ handover }) => (handover ? (handover.wire['target'] as never) : null),
    }),
    variables: t.field({
      type: 'JSON',
      nullable: false,
      description: 'All variables at the end, by name. Credentials among them are masked for callers without `secrets:read`.',
      resolve: ({ variables }) => variables,
    }),
    assumptions: t.stringList({
      nullable: false,
      description: 'The rules that Telnyx does not document and that this run may have depended on, as sentences.',
      extensions: access({ isProse: true }),
      resolve: ({ assumptions }) => [...assumptions],
    }),
    unusedVariables: t.stringList({
      nullable: false,
      description:
        'The given variables that neither the flow nor its assistant uses, by name: they may be misspelt. Those that choices set are among them. Empty where a tool is named without its definition, as that may use any. Costs no upstream call, unless the assistant came from a list that leaves something out: then it is read on its own.',
      extensions: access({ isProse: true }),
      resolve: async (run, _args, ctx, info) => [
        ...(await findUnusedVariables(run, (keys) => foundConfiguration(run.flow, keys, ctx, info))),
      ],
    }),
  }),
});

const SimulationChoiceInput = builder.inputType('SimulationChoiceInput', {
  description: 'What happens at a node at one of the visits of it.',
  fields: (t) => ({
    nodeId: t.id({ required: true, description: 'The node. An id that the flow does not have is refused.' }),
    edgeId: t.id({
      description:
        'The edge that the model takes there: one of the node, with an `llm` condition. Null means none; at a prompt node the conversation then stays for another turn, which is the next visit.',
    }),
    visit: t.int({ defaultValue: 1, description: 'The number of the visit that it is about, from 1. There is one choice for each.' }),
    set: t.field({
      type: 'JSON',
      description:
        'Variables that are set there, by name, for example by a tool; `{"telnyx_last_tool_status_code": "200"}`. They count from this visit on.',
    }),
  }),
});

const SimulateFlowInput = builder.inputType('SimulateFlowInput', {
  description: 'What a dry run begins with.',
  fields: (t) => ({
    channel: t.field({ type: SimulationChannel, defaultValue: 'CALL', description: 'Where the conversation takes place.' }),
    variables: t.field({
      type: 'JSON',
      description: "Variables by name: beside the assistant's `dynamicVariables`, and in their place where both have one.",
    }),
    choices: t.field({ type: [SimulationChoiceInput], description: 'What the model chooses, and what tools set. Null means nothing.' }),
    startNodeId: t.id({ description: "Where the run begins; null means the flow's start." }),
    maxSteps: t.int({
      defaultValue: DEFAULT_STEPS,
      description: `How many nodes the run visits at most, 1 to ${MAX_STEPS}; a node counts at each visit.`,
    }),
  }),
});

builder.objectField(ConversationFlow, 'simulate', (t) =>
  t.field({
    type: FlowSimulation,
    nullable: false,
    description:
      'A dry run: the way that a conversation takes with these variables and choices. No model, tool or webhook is called. Costs no upstream call, unless the assistant came from a list that leaves out its variables, or tools that tool nodes name by ids: then it is read on its own. All that is wrong with the input is refused at once.',
    args: { input: t.arg({ type: SimulateFlowInput, required: true, description: 'What it begins with.' }) },
    resolve: (flow, { input }, ctx, info) => simulateFlow(flow, input as never, (keys) => reportedConfiguration(flow, keys, ctx, info)),
  }),
);
