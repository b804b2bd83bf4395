/** The command `flow check`: what is wrong with the conversation flows of files. */
import { checkFlow } from '../../insight/flow/check/check-flow.ts';
import { flowGraph } from '../../insight/flow/flow-graph.ts';
import type { Call, Outcome } from '../command.ts';
import { textOf, type LintedSubject } from '../lint/text.ts';
import { readFlowFiles } from './flows-in.ts';

export async function checkFlows({ args }: Pick<Call, 'args'>): Promise<Outcome> {
  const subjects = readFlowFiles(args).map(({ file, flows, place, fault }): LintedSubject => {
    const findings = flows.flatMap(({ flow, assistant, assistantId }) =>
      checkFlow(flowGraph(flow), assistant).findings.map((finding) =>
        place(Object.assign({}, finding, { assistantId: finding.assistantId ?? assistantId })),
      ),
    );
    // Most assistants have none.
    const skipped = fault === null && flows.length === 0 ? ['No conversation flow to check.'] : [];
    return { file, fault, findings, skipped, checkedAssistants: flows.length };
  });
  const isOk = subjects.every(({ fault, findings }) => fault === null && findings.every(({ severity }) => severity !== 'ERROR'));
  return { isOk, data: { ok: isOk, subjects }, text: (paint) => textOf(subjects, paint, 'flow') };
}
