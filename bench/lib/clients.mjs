/** The shapes of clients that the tests send too, as requests of this benchmark's caller. */
import { tsImport } from 'tsx/esm/api';
import { authorized } from './request.mjs';

const { CLIENT_SHAPES, toRequest } = await tsImport('../../test/support/client-shapes.ts', import.meta.url);

export { CLIENT_SHAPES };

/** A workload that is sent as a client sends it. */
export const sentBy = (shape, workload) => ({
  ...workload,
  client: shape.name,
  request: authorized(toRequest(shape, workload)),
});
