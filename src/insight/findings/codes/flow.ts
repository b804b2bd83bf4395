import type { CodeDefinition } from './code.ts';

/** The codes of what is wrong with a conversation flow. */
export const FLOW_CODES = {
  FLOW_START_MISSING: {
    severity: 'ERROR',
    title: 'The flow has no start',
    explanation:
      'The flow names no start node, or a node that it does not have, so no conversation can begin. Set `startNodeId` to the id of a node.',
  },
  FLOW_NODE_ID_MISSING: {
    severity: 'ERROR',
    title: 'A node has no id',
    explanation: 'Edges name nodes by their ids, so nothing can lead to a node without one. Give it an id of its own.',
  },
  FLOW_NODE_ID_DUPLICATE: {
    severity: 'ERROR',
    title: 'Two nodes have one id',
    explanation:
      'Edges cannot tell nodes of one id apart; this check looks at the first of them. It is found once for each id. Give each node an id of its own.',
  },
  FLOW_EDGE_ID_MISSING: {
    severity: 'ERROR',
    title: 'An edge has no id',
    explanation: 'Telnyx takes no edge without an id. Give it one of its own.',
  },
  FLOW_EDGE_ID_DUPLICATE: {
    severity: 'ERROR',
    title: 'Two edges have one id',
    explanation:
      'Transcripts and tools of the model name edges by their ids. It is found once for each id. Give each edge an id of its own.',
  },
  FLOW_EDGE_START_UNKNOWN: {
    severity: 'ERROR',
    title: 'An edge leaves a node that does not exist',
    explanation: '`startNodeId` of the edge is missing, or names a node that the flow does not have. Correct it, or remove the edge.',
  },
  FLOW_EDGE_TARGET_UNKNOWN: {
    severity: 'ERROR',
    title: 'An edge leads nowhere',
    explanation:
      'The edge has no target, or one without an id, or it leads to a node that the flow does not have. Correct it, or remove the edge. Assistants that do not exist are another finding.',
  },
  FLOW_DEFAULT_MISSING: {
    severity: 'ERROR',
    title: 'A step has edges and no default',
    explanation:
      'Speak and tool nodes wait for nobody: when none of their conditions holds, a conversation goes on by the default edge, which Telnyx requires as soon as such a node has edges. Add one.',
  },
  FLOW_DEFAULT_DUPLICATE: {
    severity: 'ERROR',
    title: 'A step has several defaults',
    explanation: 'A speak or tool node takes exactly one default edge beside its others. Keep one.',
  },
  FLOW_DEFAULT_FORBIDDEN: {
    severity: 'ERROR',
    title: 'A prompt node has a default edge',
    explanation:
      'Only speak and tool nodes have default edges; at a prompt node a conversation stays until an edge is taken. Say in words when the model is to take it.',
  },
  FLOW_MODEL_CONFLICT: {
    severity: 'ERROR',
    title: 'A node has two models',
    explanation: '`model` and `externalLlm` of a node cannot be given together. Keep one of them.',
  },
  FLOW_TOOL_MISSING: {
    severity: 'ERROR',
    title: 'A tool node has no tool',
    explanation: 'A tool node runs one shared tool, and this one names none. Set `sharedToolId`.',
  },
  FLOW_AFTER_HANGUP: {
    severity: 'ERROR',
    title: 'Edges leave a node that ends the call',
    explanation:
      'A tool node that hangs up takes no edges: nothing comes after it. Remove them. It is found where the definition of the tool is known.',
  },
  FLOW_AFTER_TRANSFER: {
    severity: 'ERROR',
    title: 'Edges leave a node that transfers the call',
    explanation:
      'A tool node that transfers takes one edge at most, a default one, for when the transfer fails. Remove the others. It is found where the definition of the tool is known.',
  },
  FLOW_EXPRESSION_INVALID: {
    severity: 'ERROR',
    title: 'An expression lacks a part',
    explanation:
      'An operand is missing, `and` or `or` has fewer than two, `not` another number than one, or the operator does not exist. Such an expression says nothing. Complete it.',
  },
  FLOW_LOOP_WITHOUT_TURN: {
    severity: 'ERROR',
    title: 'The assistant goes round without waiting',
    explanation:
      'Speak and tool nodes lead to each other without a prompt node among them, so the assistant goes on by itself and nobody is heard. Where a condition may lead out of the loop it is a warning. It is found instead of `FLOW_LOOP`.',
  },
  FLOW_NODE_UNREACHABLE: {
    severity: 'WARNING',
    title: 'No conversation gets to a node',
    explanation:
      'No edge leads to the node from the start, whatever the conditions. Let one lead to it, or remove it. Without a start nothing is said of it.',
  },
  FLOW_EDGE_SHADOWED: {
    severity: 'WARNING',
    title: 'An edge is never taken, as another one is before it',
    explanation:
      'An expression stands behind an edge of the same node that is equal, always true, or true whenever it is (`age >= 18` before `age >= 65`); or the prompt of an edge is that of an earlier one, or stands beside an expression that is always true, as comparisons come before the model. Default edges are never meant. Put the narrower condition first.',
  },
  FLOW_EDGE_NEVER: {
    severity: 'WARNING',
    title: 'An edge is never taken',
    explanation: 'Its expression has no variables and is false. Compare a variable, or remove the edge.',
  },
  FLOW_CONDITION_EMPTY: {
    severity: 'WARNING',
    title: 'An edge does not say when it is taken',
    explanation: 'It has no condition, or one for the model without words. Say in words when it is to be taken, or give an expression.',
  },
  FLOW_CONDITION_NOT_BOOLEAN: {
    severity: 'WARNING',
    title: 'An expression is neither true nor false',
    explanation: 'The whole expression is a number, a text or a calculation, and only true counts as true. Compare it with something.',
  },
  FLOW_COMPARISON_TYPES: {
    severity: 'WARNING',
    title: 'Values of unlike kinds are compared',
    explanation:
      'Two literals of unlike kinds, a boolean by an ordering, or a variable whose default in `dynamicVariables` is of another kind than the literal: `"200"` and `200` are not equal. Where a tool or a webhook may set the variable it is an info. Nothing is said of `contains` with lists, and of defaults that are null or empty. Compare values of one kind.',
  },
  FLOW_COMPARISON_COERCED: {
    severity: 'INFO',
    title: 'A string is compared as a number',
    explanation:
      'In `<`, `<=`, `>` and `>=` a numeric string counts as a number, which was observed and is not documented. Use numbers on both sides.',
  },
  FLOW_STATUS_ONE_CHANNEL: {
    severity: 'INFO',
    title: 'The status of a tool is compared in one of its two forms',
    explanation:
      '`telnyx_last_tool_status_code` is a string on calls (`"200"`) and a number on chats (`200`), and a node compares it with one of them only. Compare with both where the assistant is on both channels.',
  },
  FLOW_VARIABLE_SET_LATER: {
    severity: 'WARNING',
    title: 'A variable is compared before it is set',
    explanation:
      'It has no default, no webhook gives variables, and the tools that set it are at nodes that no way leads from to here. Give it a default, or set it before. Nothing is said where a tool is used whose definition is not known, nor of the variables of a flow beyond those that are followed through it: more than 10,000 in a flow of 10,000 nodes and 40,000 edges.',
  },
  FLOW_NODE_EMPTY: {
    severity: 'WARNING',
    title: 'A node has no words',
    explanation:
      'A speak node has no message, or a prompt node no instructions while the assistant has none either. Write some, or remove the node.',
  },
  FLOW_SPEAK_END: {
    severity: 'WARNING',
    title: 'A flow ends in silence',
    explanation:
      'A speak node without edges says its message, and then nothing happens. Add a default edge, to a prompt node or to a tool that ends the call.',
  },
  FLOW_NO_EXIT: {
    severity: 'WARNING',
    title: 'Conversations cannot end',
    explanation:
      'From a loop that conversations get to no way leads to an end: a node without edges, another assistant, or a tool that hangs up, transfers or hands over. A tool whose definition is not known counts as one. Add a way out. It is found instead of `FLOW_LOOP`, once for each loop.',
  },
  FLOW_WITH_HANDOFF_TOOL: {
    severity: 'WARNING',
    title: 'An assistant has a flow and a handoff tool',
    explanation:
      'The portal of Telnyx then shows the older graph of handoffs and not the flow. Let edges of the flow lead to the other assistants, and remove the tool.',
  },
  FLOW_EDGE_ID_UNUSABLE: {
    severity: 'INFO',
    title: 'The id of an edge is no name of a tool',
    explanation:
      'On calls an edge that the model decides on is offered to it as the tool `transition__` with the id of the edge, and models take names of 64 letters, digits, `_` and `-`. Use 1 to 52 of these for the id; the limit is inferred.',
  },
  FLOW_EXPRESSION_UNKNOWN: {
    severity: 'INFO',
    title: 'A part of the flow is of an unknown kind',
    explanation:
      'A node, condition, target or part of an expression is newer than this gateway, or damaged; the check says nothing of it. If it is damaged, correct its `type`.',
  },
  FLOW_LOOP: {
    severity: 'INFO',
    title: 'Nodes lead to each other',
    explanation: 'Conversations loop by nature, so this is for who draws or reads the flow. It is found once for each loop.',
  },
} as const satisfies Readonly<Record<string, CodeDefinition>>;
