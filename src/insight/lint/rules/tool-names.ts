/** What tools are called, and how many there are of a kind. */
import type { FoundAt } from '../../findings/finding.ts';
import { NAMED_KINDS, SINGLE_KINDS } from '../../tools/kinds.ts';
import type { PlacedTool, ToolList } from '../../tools/placed-tools.ts';
import { quoted } from '../../quoted.ts';
import { nameOf, ofTool, type Rule } from '../subject.ts';
import { isBlank } from '../../read-value.ts';

const isNamed = ({ kind }: PlacedTool) => kind !== null && NAMED_KINDS.has(kind);

export const toolNames: Rule = ({ lists, tools }) => [
  ...lists.flatMap((list) => sameNames(list, toolsBeside(list, lists))),
  ...lists.flatMap(sameKinds),
  ...tools.filter(isNamed).flatMap(invalidName),
  ...tools.filter(isNamed).flatMap(withoutDescription),
];

/** The assistant's own tools, where a node adds its tools to them. */
const toolsBeside = ({ node }: ToolList, [own]: readonly ToolList[]): readonly PlacedTool[] =>
  node && own && node.wire['tools_mode'] === 'append' ? own.tools : [];

function sameNames({ tools }: ToolList, beside: readonly PlacedTool[]): readonly FoundAt[] {
  const first = new Map<string, PlacedTool>();
  for (const tool of beside) if (isNamed(tool) && tool.name !== null && !first.has(tool.name)) first.set(tool.name, tool);
  return tools.filter(isNamed).flatMap((tool) => {
    const { name } = tool;
    if (name === null) return [];
    const other = first.get(name);
    if (!other) first.set(name, tool);
    return !other || (beside.includes(other) && isSameShared(tool, other))
      ? []
      : [
          ofTool(tool, {
            code: 'TOOL_NAME_DUPLICATE',
            message: `Another tool here is called ${quoted(name)} as well, so a call of it is ambiguous.`,
            advice: 'Give each tool a name of its own.',
          }),
        ];
  });
}

/** Whether a node adds the very tool that the assistant has. */
const isSameShared = ({ wire }: PlacedTool, other: PlacedTool) =>
  typeof wire['tool_id'] === 'string' && wire['tool_id'] === other.wire['tool_id'];

function sameKinds({ tools }: ToolList): readonly FoundAt[] {
  const seen = new Set<string>();
  return tools.flatMap((tool) => {
    const { kind } = tool;
    if (kind === null || !SINGLE_KINDS.has(kind)) return [];
    const isSecond = seen.has(kind);
    seen.add(kind);
    return isSecond
      ? [
          ofTool(tool, {
            code: 'TOOL_KIND_DUPLICATE',
            message: `There is another ${kind} tool here, and one is the most there can be.`,
            advice: `Keep one ${kind} tool, with all that both do.`,
          }),
        ]
      : [];
  });
}

const invalidName = (tool: PlacedTool): readonly FoundAt[] =>
  tool.name !== null && /^[\w-]{1,64}$/.test(tool.name)
    ? []
    : [
        ofTool(
          tool,
          {
            code: 'TOOL_NAME_INVALID',
            message: `${nameOf(tool)} has ${tool.name === null ? 'no name' : 'a name that models do not take'}.`,
            advice: 'Use 1 to 64 letters, digits, `_` and `-`.',
          },
          'name',
        ),
      ];

const withoutDescription = (tool: PlacedTool): readonly FoundAt[] =>
  isBlank(tool.payload['description'])
    ? [
        ofTool(
          tool,
          {
            code: 'TOOL_DESCRIPTION_MISSING',
            message: `${nameOf(tool)} has no description, so the model has to guess from its name when to use it.`,
            advice: 'Say what it does and when to use it.',
          },
          'description',
        ),
      ]
    : [];
