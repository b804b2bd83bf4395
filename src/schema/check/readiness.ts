import { flowOf } from '../../insight/parts.ts';
import { findReadiness, type AssistantReadiness } from '../../resolvers/readiness.ts';
import { access, MAY_READ } from '../access/access.ts';
import { Assistant } from '../assistant/ref.ts';
import { builder } from '../builder.ts';
import { SECRET_LOOKS } from '../integration-secret/looks.ts';
import { COST } from '../shared/directives.ts';
import { Finding } from './finding.ts';
import { shownFindings } from './report.ts';

const Readiness = builder.objectRef<AssistantReadiness>('Readiness').implement({
  description: 'Whether an assistant is reached by people, and can answer when it is. Its own fields cost no upstream call.',
  fields: (t) => ({
    canTakeCalls: t.exposeBoolean('canTakeCalls', {
      nullable: false,
      description: 'Whether a phone number leads to it, telephony is enabled, and nothing that it needs is missing.',
    }),
    canTakeMessages: t.exposeBoolean('canTakeMessages', {
      nullable: false,
      description: 'The same of text messages: messaging is enabled, and a phone number has its messaging profile.',
    }),
    canTakeWebCalls: t.exposeBoolean('canTakeWebCalls', {
      nullable: false,
      description: 'The same of calls from web pages: telephony is enabled, and it takes calls without authentication.',
    }),
    findings: t.field({
      type: [Finding],
      nullable: false,
      description:
        'Why not, for each channel that it does not take, and what else keeps it from answering: codes that begin with `READY_`. A channel that is not enabled is an `INFO`. The worst first.',
      resolve: ({ findings, document }) => [...shownFindings(findings, () => flowOf(document))],
    }),
  }),
});

builder.objectField(Assistant, 'readiness', (t) =>
  t.field({
    type: Readiness,
    cost: COST.read,
    description:
      'Whether people can reach the assistant, and what is missing if not. Each answer depends on all parts that are read, so it is null as a whole where one of them cannot be, beside an error that names the part (phone numbers, integration secrets, models, canary deploy). What a list that is not whole lacks is not said to be missing. Cost: its canary deploy, the phone numbers of its TeXML application and, unless one of them has its messaging profile, those of the profile, the secrets and the models of the account: 5 reads at most, each only where the assistant leads to it. One more where a canary deploy serves other versions than the main one (their list, where there are several), and one where the assistant came from a list that leaves something out.',
    extensions: access({ needs: MAY_READ }),
    resolve: (assistant, _args, ctx) => findReadiness(assistant, SECRET_LOOKS, ctx),
  }),
);
