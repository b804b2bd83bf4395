import { builder } from '../builder.ts';
import { reportFields, shownReport, type ShownReport } from '../check/report.ts';
import { ConversationFlow } from './flow.ts';
import { reportedCheck } from './holder.ts';

const FlowCheck = builder.objectRef<ShownReport>('FlowCheck').implement({
  description: 'What is wrong with a conversation flow.',
  fields: (t) => reportFields(t),
});

builder.objectField(ConversationFlow, 'check', (t) =>
  t.field({
    type: FlowCheck,
    nullable: false,
    description:
      'What is wrong with the flow, and what is worth knowing of it, with the instructions, tools and variables of its assistant; `findingCodes(area: FLOW)` says for what. Whether assistants, tools and models that it names exist is for `Assistant.lint`. Costs no upstream call, unless the assistant came from a list that leaves these out: then it is read on its own. Where that fails, there is an error and what depends on it is not said.',
    resolve: async (flow, _args, ctx, info) => shownReport(await reportedCheck(flow, ctx, info), () => flow),
  }),
);
