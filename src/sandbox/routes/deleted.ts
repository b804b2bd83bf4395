import { listPage } from '../collection.ts';
import { absent } from '../errors.ts';
import { type Handler, ok } from '../message.ts';

/** `GET /ai/assistants/deleted` */
export const listDeleted: Handler = (request) =>
  listPage(request, { all: request.account.deleted.list(request.clock.now()), pages: 'meta', filters: {} });

/** `GET /ai/assistants/{id}/deleted` */
export const retrieveDeleted: Handler = ({ account, params, clock }) => {
  const deleted = account.deleted.get(params.id ?? '', clock.now());
  return deleted ? ok(deleted) : absent('deleted assistant');
};

/** `POST /ai/assistants/{id}/restore`: the assistant as it was. */
export const restoreAssistant: Handler = ({ account, params, clock }) => {
  const assistant = account.deleted.take(params.id ?? '', clock.now());
  return assistant ? ok(account.put(assistant)) : absent('deleted assistant');
};
