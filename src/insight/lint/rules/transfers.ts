/** Tools that lead a call elsewhere: to whom, and from which number. */
import { isObject } from '../../../json.ts';
import type { FoundAt } from '../../findings/finding.ts';
import { stepsIn } from '../../places/item-steps.ts';
import type { PlacedTool } from '../../tools/placed-tools.ts';
import { nameOf, ofTool, type Rule } from '../subject.ts';
import { isBlank } from '../../read-value.ts';

/** The kinds that need targets, and the key of the destination. Those of an invitation may be supplied when it runs. */
const DESTINATIONS: ReadonlyMap<string, string> = new Map([
  ['transfer', 'to'],
  ['refer', 'sip_address'],
]);

export const transfers: Rule = ({ tools }) => tools.flatMap((tool) => [...emptyTargets(tool), ...withoutNumber(tool)]);

function emptyTargets(tool: PlacedTool): readonly FoundAt[] {
  const key = DESTINATIONS.get(tool.kind ?? '');
  const { targets } = tool.payload;
  if (key === undefined || !isBlank(targets)) return [];
  const code = 'TRANSFER_TARGET_EMPTY';
  if (!Array.isArray(targets) || targets.length === 0) {
    const advice = 'Add a target, or give a template such as `{{ targets }}` where the tool takes one.';
    return [ofTool(tool, { code, message: `${nameOf(tool)} has no target.`, advice }, 'targets')];
  }
  const steps = stepsIn(targets, 'targets');
  return targets.flatMap((target: unknown, index) =>
    isObject(target) && !isBlank(target[key])
      ? []
      : [
          ofTool(
            tool,
            {
              code,
              message: `${nameOf(tool)} has a target without \`${key === 'to' ? 'to' : 'sipAddress'}\`, so there is nothing to call.`,
              advice: 'Give every target a number or a SIP URI.',
            },
            'targets',
            steps[index] ?? '',
          ),
        ],
  );
}

const withoutNumber = (tool: PlacedTool): readonly FoundAt[] =>
  tool.kind === 'transfer' && isBlank(tool.payload['from'])
    ? [
        ofTool(
          tool,
          {
            code: 'TRANSFER_FROM_MISSING',
            message: `${nameOf(tool)} has no number to call from.`,
            advice: 'Set `from` to a number of the account, or to a variable that holds one.',
          },
          'from',
        ),
      ]
    : [];
