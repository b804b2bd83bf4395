import type { Command } from '../command.ts';

/** The commands about conversation flows of files. */
export const FLOW_COMMANDS = [
  {
    name: 'flow check',
    summary: 'Says what is wrong with the conversation flows of some files.',
    details: [
      'A file holds an assistant as the Telnyx API has it, a list of them, an answer with them under `data`, a snapshot, or a conversation flow alone; - is standard input, and a folder stands for its *.json files. No call is made.',
      'Assistants without a flow are skipped. It looks at the flow itself: lint looks at the whole assistant.',
    ],
    arguments: [{ name: 'PATH', description: 'file with conversation flows, or folder of such files', isRepeated: true }],
    flags: [],
    settings: [],
    examples: [
      'assistants-gateway flow check assistant.json',
      'assistants-gateway flow check assistants',
      'assistants-gateway flow check - --json < flow.json',
    ],
    failsIf: 'an error is found, or a file cannot be used',
  },
  {
    name: 'flow draw',
    summary: 'Draws the conversation flow of a file.',
    details: [
      'A file is what flow check takes, with one flow. Nodes and edges that something is found about are marked, and a legend says how many. Credentials in labels are masked.',
      'The picture goes to standard output: in Mermaid, as Markdown of many sites shows it, in DOT, for Graphviz, or as an SVG that stands alone.',
    ],
    arguments: [{ name: 'FILE', description: 'file with a conversation flow' }],
    flags: [
      { name: 'format', value: 'FORMAT', description: 'mermaid, dot or svg', fallback: 'mermaid' },
      {
        name: 'direction',
        value: 'DIRECTION',
        description: 'down or right: where edges lead, as a rule; an SVG of a flow whose nodes all have positions follows these instead',
        fallback: 'down',
      },
      { name: 'no-marks', description: 'without what was found' },
      {
        name: 'max-nodes',
        value: 'COUNT',
        description: 'how many nodes are drawn at most, 1 to 2000: those nearest to the start',
        fallback: '200',
      },
    ],
    settings: [],
    examples: [
      'assistants-gateway flow draw assistant.json',
      'assistants-gateway flow draw flow.json --format svg --direction right > flow.svg',
    ],
    failsIf: 'the file cannot be used',
  },
  {
    name: 'flow simulate',
    summary: 'Shows which way a conversation takes through the flow of a file, with given variables and choices of the model.',
    details: [
      'A file is what flow check takes, with one flow. Of an assistant, the default values of variables count. No model, tool or webhook is called.',
      'Each node is shown with its edges, and why each was taken or not; at the end, what was assumed where Telnyx documents nothing. Credentials are masked.',
      'A choice says what happens at a visit of a node: the edge that the model takes, and what a tool sets, such as {"nodeId": "book", "set": {"telnyx_last_tool_status_code": "200"}}.',
    ],
    arguments: [{ name: 'FILE', description: 'file with a conversation flow' }],
    flags: [
      { name: 'variables', value: 'JSON', description: 'variables by name, as JSON; @FILE reads them from a file' },
      {
        name: 'choices',
        value: 'JSON',
        description: 'a list of choices, each with nodeId, and edgeId, visit and set; @FILE reads them from a file',
      },
      {
        name: 'channel',
        value: 'CHANNEL',
        description: 'call or chat: comparisons come before the choices of the model, or beside them',
        fallback: 'call',
      },
      { name: 'start-node', value: 'ID', description: 'the node to begin at; the start of the flow by default' },
      { name: 'max-steps', value: 'COUNT', description: 'how many nodes are visited at most, 1 to 1000', fallback: '100' },
    ],
    settings: [],
    examples: [
      `assistants-gateway flow simulate assistant.json --variables '{"user_age": 20}'`,
      `assistants-gateway flow simulate assistant.json --choices '[{"nodeId": "n_intake", "edgeId": "e_billing"}]' --json`,
    ],
    failsIf: 'no edge can be taken where one has to be, or leads to a node that does not exist, or the file cannot be used',
  },
] as const satisfies readonly Command[];
