import { absent } from '../errors.ts';
import type { Handler, SandboxRequest } from '../message.ts';
import type { Reply } from '../reply.ts';
import type { AssistantWire } from '../wire.ts';

type Answer = (assistant: AssistantWire, request: SandboxRequest) => Reply;

/** Answers for an assistant that exists, and with 404 for any other. */
export const withAssistant =
  (answer: Answer): Handler =>
  (request) => {
    const assistant = request.account.get(request.params['id'] ?? '');
    return assistant ? answer(assistant, request) : absent('assistant');
  };

/** Answers for a version that exists, and with 404 for any other. */
export const withVersion = (answer: Answer): Handler =>
  withAssistant(({ id }, request) => {
    const version = request.account.versions.get(id, request.params['version'] ?? '');
    return version ? answer(version, request) : absent('version');
  });
