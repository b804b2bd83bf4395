import { FINDING_CODES, type FindingCode as Code } from '../../insight/findings/codes.ts';
import type { FindingArea as Area } from '../../insight/findings/codes/code.ts';
import type { Severity as Level } from '../../insight/findings/severity.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';

export const Severity = builder.enumType('Severity', {
  description: 'How bad a finding is, rising.',
  values: {
    INFO: { description: 'Worth knowing; nothing has to be done.' },
    WARNING: { description: 'It works, and probably not as it was meant.' },
    ERROR: { description: 'It does not work, or Telnyx refuses it.' },
  } satisfies Record<Level, { description: string }>,
});

export const FindingArea = builder.enumType('FindingArea', {
  description: 'What a check looks at.',
  values: {
    FLOW: { description: 'A conversation flow; see `ConversationFlow.check`.' },
    ASSISTANT: { description: 'One assistant, with what it refers to.' },
    ACCOUNT: { description: 'All assistants of an account together.' },
  } satisfies Record<Area, { description: string }>,
});

const FindingCode = builder.objectRef<Code>('FindingCode').implement({
  description: 'A code of findings, and what it stands for. Codes stay; new ones may come.',
  fields: (t) => ({
    code: t.exposeString('code', { nullable: false, description: 'The code, as `Finding.code` has it.' }),
    severity: t.field({
      type: Severity,
      nullable: false,
      description: 'The severity of its findings; `explanation` says where one has another.',
      resolve: ({ severity }) => severity,
    }),
    title: t.exposeString('title', { nullable: false, description: 'What it is, in a few words.' }),
    explanation: t.exposeString('explanation', {
      nullable: false,
      description: 'When it is found, why that is a problem, and what would be right; Markdown.',
    }),
    area: t.field({ type: FindingArea, nullable: false, description: 'What is looked at for it.', resolve: ({ area }) => area }),
  }),
});

builder.queryField('findingCodes', (t) =>
  t.field({
    type: [FindingCode],
    nullable: false,
    listSize: { assumedSize: FINDING_CODES.length },
    description: 'All codes that findings may have, by area and then in the order of the alphabet. Cost: no upstream call.',
    extensions: access({ needs: MAY_READ }),
    args: { area: t.arg({ type: FindingArea, description: 'Only those of one area; null means all.' }) },
    resolve: (_root, { area }) => FINDING_CODES.filter((code) => !area || code.area === area),
  }),
);
