import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Asking } from '../../context.ts';

/** What the context of an operation asks of its request. The signal is made only for who wants to know that the client left. */
export function askingOf({ headers }: IncomingMessage, response: ServerResponse): Asking {
  let controller: AbortController | undefined;
  return {
    headers: {
      get: (name) => {
        const value = headers[name];
        return (Array.isArray(value) ? value.join(', ') : value) ?? null;
      },
    },
    get signal() {
      if (!controller) {
        const made = new AbortController();
        controller = made;
        const leave = () => {
          if (!response.writableFinished) made.abort();
        };
        if (response.closed) leave();
        response.once('close', leave);
      }
      return controller.signal;
    },
  };
}
