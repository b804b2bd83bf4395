/** The command `flow check`: what is wrong with the conversation flows of files. */
import { checkFlow } from '../../insight/flow/check/check-flow.ts';
import { flowGraph } from '../../insight/flow/flow-graph.ts';
import { reportOf } from '../../insight/findings/report.ts';
import type { JsonObject } from '../../json.ts';
import { finish } from '../../pieces.ts';
import { misspeltInAssistant } from '../../schema/assistant/misspelt.ts';
import type { Call, Outcome } from '../command.ts';
import { textOf, type LintedSubject } from '../lint/text.ts';
import { readFlowFiles } from './flows-in.ts';

/** What is probably misspelt, as somebody has written the file. */
const misspeltIn = (flow: JsonObject) => finish(misspeltInAssistant({ conversation_flow: flow }));

export async function checkFlows({ args }: Pick<Call, 'args'>): Promise<Outcome> {
  const subjects = readFlowFiles(args).map(({ file, flows, place, fault }): LintedSubject => {
    const findings = flows.flatMap(({ flow, assistant, assistantId }) =>
      reportOf([...checkFlow(flowGraph(flow), assistant).findings, ...misspeltIn(flow)]).findings.map((finding) =>
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
