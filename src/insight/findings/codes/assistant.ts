import type { CodeDefinition } from './code.ts';

/** The codes of what is wrong with an assistant. */
export const ASSISTANT_CODES = {
  INSTRUCTIONS_MISSING: {
    severity: 'WARNING',
    title: 'The assistant has no instructions',
    explanation:
      'An assistant without instructions, without a flow and without a model of its own answers as its model happens to. Write `instructions`.',
  },
  GREETING_TWICE: {
    severity: 'INFO',
    title: 'Callers are greeted twice',
    explanation:
      'The assistant has the text of a greeting, and its flow begins with a node that speaks: callers hear both. Empty one of them.',
  },
  RECORDING_WITHOUT_RETENTION: {
    severity: 'ERROR',
    title: 'Calls are recorded although nothing is stored',
    explanation:
      'Telnyx refuses `recordingSettings.enabled: true` while `privacySettings.dataRetention` is false. Recording that is on by default is not meant.',
  },
  TOOL_NAME_DUPLICATE: {
    severity: 'ERROR',
    title: 'Two tools have one name',
    explanation:
      'Models call webhook, function and client-side tools by their names, so two of one name are ambiguous. Each list of tools counts for itself; a node that appends its tools shares the names of the assistant.',
  },
  TOOL_NAME_INVALID: {
    severity: 'WARNING',
    title: 'A tool has a name that models do not take',
    explanation:
      'Models take names of 1 to 64 letters, digits, `_` and `-`. A tool with another name, or with none, may be left out or refused.',
  },
  TOOL_KIND_DUPLICATE: {
    severity: 'ERROR',
    title: 'Two tools are of a kind that exists once',
    explanation: 'An assistant has one tool at most of each kind but webhooks, functions and client-side tools. Put together what both do.',
  },
  TOOL_DESCRIPTION_MISSING: {
    severity: 'WARNING',
    title: 'A tool has no description',
    explanation:
      'The description is all that a model knows of when to use a webhook, function or client-side tool. Say what it does and when.',
  },
  TOOL_SCHEMA_INVALID: {
    severity: 'ERROR',
    title: 'The parameters of a tool are no usable JSON Schema',
    explanation:
      'Parameters are a JSON Schema of an object; without a `type` they count as one. Types have to be those of JSON Schema, `properties` an object, and what is `required` one of the properties.',
  },
  TOOL_SCHEMA_UNFILLABLE: {
    severity: 'WARNING',
    title: 'A parameter can have no value',
    explanation: 'An enum without values, or a minimum above the maximum: whatever the model fills in is wrong.',
  },
  TOOL_PATH_PARAMETER_MISMATCH: {
    severity: 'ERROR',
    title: 'The URL of a webhook and its path parameters differ',
    explanation:
      'A `{name}` in the URL without a path parameter of that name is sent as it is. The other way round it is an INFO: the model fills in a value that is used nowhere. `{{name}}` is a variable, and neither.',
  },
  WEBHOOK_URL_INVALID: {
    severity: 'ERROR',
    title: 'A webhook or an agent has no URL that can be called',
    explanation:
      'The URL of a webhook tool or of an agent has to be absolute and begin with https:// or http://. Placeholders are fine, also in place of the host.',
  },
  WEBHOOK_URL_PRIVATE: {
    severity: 'ERROR',
    title: 'A URL leads into a private network',
    explanation:
      'Telnyx calls webhooks over the internet. Loopback, private and link-local addresses, those of the metadata of clouds, and names such as `localhost` cannot be reached from there. Found at webhook tools, agents, and the webhooks of dynamic variables and delivery reports.',
  },
  WEBHOOK_URL_INSECURE: {
    severity: 'WARNING',
    title: 'A webhook is called without encryption',
    explanation: 'What is sent by http:// can be read and changed on its way. Use https://.',
  },
  WEBHOOK_TIMEOUT_LONG: {
    severity: 'WARNING',
    title: 'A webhook may keep a conversation waiting',
    explanation:
      'While a webhook is called that is not asynchronous, nothing is said. More than 10,000 ms of it is taken for a lost call. The `timeoutMs` of the tool counts.',
  },
  WEBHOOK_TIMEOUT_IGNORED: {
    severity: 'INFO',
    title: 'The timeout of a webhook stands where it is not used',
    explanation:
      'Telnyx stores a `timeout_ms` inside of `webhook` and does not use it: the one beside `type` counts. Set `timeoutMs` of the tool.',
  },
  WEBHOOK_ASYNC_STORES: {
    severity: 'WARNING',
    title: 'An asynchronous webhook stores variables',
    explanation:
      'The conversation goes on before an asynchronous webhook has answered, so that the variables are not there when they are used. Wait for the answer, or do without them.',
  },
  TRANSFER_TARGET_EMPTY: {
    severity: 'ERROR',
    title: 'A transfer leads nowhere',
    explanation: 'A transfer or SIP referral has no target and no template of targets, or a target without a number or SIP URI.',
  },
  TRANSFER_FROM_MISSING: {
    severity: 'WARNING',
    title: 'A transfer has no number to call from',
    explanation: 'A transfer is dialled from a number of the account. Set `from`, or give it a variable such as `{{telnyx_agent_target}}`.',
  },
  SECRET_IN_CLEAR: {
    severity: 'WARNING',
    title: 'A secret stands in clear',
    explanation:
      'All who may read the assistant see it: a password, a header with a credential, a token, a URL with a credential in it. The finding says where and of which kind. Make it an integration secret.',
  },
  SECRET_UNKNOWN: {
    severity: 'ERROR',
    title: 'An integration secret does not exist',
    explanation:
      'The document names a secret that the account does not have, so what needs it fails when a conversation runs. Create the secret, or name another one.',
  },
  HANDOFF_TARGET_UNKNOWN: {
    severity: 'ERROR',
    title: 'A handoff leads to an assistant that does not exist',
    explanation: 'A handoff tool names an assistant that the account does not have. Name another one, or take the target out.',
  },
  FLOW_ASSISTANT_UNKNOWN: {
    severity: 'ERROR',
    title: 'A flow leads to an assistant that does not exist',
    explanation: 'The target of an edge names an assistant that the account does not have. Name another one, or lead the edge elsewhere.',
  },
  FLOW_SHARED_TOOL_UNKNOWN: {
    severity: 'ERROR',
    title: 'A node uses a shared tool that does not exist',
    explanation: 'A node names a shared tool that the account does not have. Name another one, or take it out.',
  },
  SHARED_TOOL_UNKNOWN: {
    severity: 'ERROR',
    title: 'An assistant uses a shared tool that does not exist',
    explanation: 'The assistant names a shared tool that the account does not have. Name another one, or take it out.',
  },
  MCP_SERVER_UNKNOWN: {
    severity: 'ERROR',
    title: 'An MCP server does not exist',
    explanation:
      'The assistant names an MCP server that the account does not have, so the tools of it are missing. Name another one, or take it out.',
  },
  INSIGHT_GROUP_UNKNOWN: {
    severity: 'ERROR',
    title: 'An insight group does not exist',
    explanation:
      'The assistant names an insight group that the account does not have, so no insights are made of its conversations. Name another one.',
  },
  MODEL_UNKNOWN: {
    severity: 'WARNING',
    title: 'A model is none of those that Telnyx hosts',
    explanation:
      'The list of models of the account lacks it. A model with an API key of its own (`llmApiKeyRef`, `externalLlm`) is not looked for.',
  },
  HANDOFF_SELF: {
    severity: 'WARNING',
    title: 'An assistant hands over to itself',
    explanation: 'That begins its conversation again, which is hardly meant. Take the target out.',
  },
  HANDOFF_VOICE_UNUSED: {
    severity: 'INFO',
    title: 'The voice of the target of a handoff is not heard',
    explanation:
      'In the voice mode `UNIFIED`, which is the default, the voice of the first assistant goes on. Found where the target has another voice; a WARNING where it also speaks another language.',
  },
  VARIABLE_UNDEFINED: {
    severity: 'WARNING',
    title: 'A variable has no value',
    explanation:
      'A text uses a variable that has no default in `dynamicVariables`, that no tool sets and that Telnyx does not give. The program that starts a conversation may set it; without a value, nothing stands in its place. An INFO where the webhook of dynamic variables may define it.',
  },
  VARIABLE_UNUSED: {
    severity: 'INFO',
    title: 'A variable is used nowhere',
    explanation:
      '`dynamicVariables` has a default for a variable that no text, no expression and no tool of a node uses. It is skipped where the definition of a shared tool is not known.',
  },
  VARIABLE_RESERVED: {
    severity: 'WARNING',
    title: 'A variable has a name that is taken',
    explanation: 'Telnyx gives a value to variables that begin with `telnyx_`, and to `call_control_id`. Use another name.',
  },
  TEMPLATE_BROKEN: {
    severity: 'WARNING',
    title: 'A template has no end',
    explanation: 'A text has `{{` without `}}`, so what follows stays in the text as it is. Close the braces.',
  },
  TEMPLATE_SINGLE_BRACES: {
    severity: 'INFO',
    title: 'A variable stands in single braces',
    explanation:
      '`{name}` stays in a text as it is; `{{name}}` is the value of the variable. Found where there is a variable of that name, and not in URLs, where single braces are path parameters.',
  },
} as const satisfies Readonly<Record<string, CodeDefinition>>;
