import { checkFlow } from '../../insight/flow/check/check-flow.ts';
import { graphOf } from '../../resolvers/flow.ts';
import { builder } from '../builder.ts';
import { reportFields, shownReport, type ShownReport } from '../check/report.ts';
import { ConversationFlow } from './flow.ts';

const FlowCheck = builder.objectRef<ShownReport>('FlowCheck').implement({
  description: 'What is wrong with a conversation flow.',
  fields: (t) => reportFields(t),
});

builder.objectField(ConversationFlow, 'check', (t) =>
  t.field({
    type: FlowCheck,
    nullable: false,
    description:
      'What is wrong with the flow, and what is worth knowing of it. It looks at the flow itself; `findingCodes(area: FLOW)` says for what. Costs no upstream call.',
    resolve: (flow) => shownReport(checkFlow(graphOf(flow)), () => flow),
  }),
);
