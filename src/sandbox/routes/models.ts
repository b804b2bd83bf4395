import { type Handler, ok } from '../message.ts';
import { MODELS } from '../seed/models.ts';

/** `GET /ai/openai/models`: all of them at once; there is no read of one. */
export const listModels: Handler = () => ok({ object: 'list', data: MODELS });
