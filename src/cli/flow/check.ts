/** The command `flow check`: what is wrong with the conversation flows of files. */
import { checkFlow } from '../../insight/flow/check/check-flow.ts';
import { flowGraph } from '../../insight/flow/flow-graph.ts';
import type { Call, Outcome } from '../command.ts';
import { textOf, type LintedSubject } from '../lint/text.ts';
import { readFlows } from './flows-in.ts';

export async function checkFlows({ args }: Pick<Call, 'args'>): Promise<Outcome> {
  const subjects = args.map((file): LintedSubject => {
    const { flows, fault } = readFlows(file);
    const findings = flows.flatMap(({ flow, assistant, assistantId }) =>
      checkFlow(flowGraph(flow), assistant).findings.map((finding) =>
        Object.assign({}, finding, { assistantId: finding.assistantId ?? assistantId }),
      ),
    );
    return { file, fault, findings, skipped: [], checkedAssistants: flows.length };
  });
  const isOk = subjects.every(({ fault, findings }) => fault === null && findings.every(({ severity }) => severity !== 'ERROR'));
  return { isOk, data: { ok: isOk, subjects }, text: (paint) => textOf(subjects, paint) };
}
