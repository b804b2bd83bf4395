import type { Plugin } from 'graphql-yoga';

/**
 * HEAD is answered as GET is, without the body: on every route, and with the cost of the same GET. `asGet` comes before all
 * plugins, and `withoutBody` behind those that make responses.
 */
export function useHead(): { readonly asGet: Plugin; readonly withoutBody: Plugin } {
  const heads = new WeakSet<Request>();
  return {
    asGet: {
      onRequest: ({ request, setRequest, fetchAPI }) => {
        if (request.method !== 'HEAD') return;
        const get = new fetchAPI.Request(request.url, { method: 'GET', headers: request.headers, signal: request.signal });
        heads.add(get);
        setRequest(get);
      },
    },
    withoutBody: {
      onResponse: async ({ request, response, setResponse, fetchAPI }) => {
        if (!heads.has(request)) return;
        const { status, headers, body } = response;
        setResponse(new fetchAPI.Response(null, { status, headers }));
        // What makes a long answer as it is read has to end.
        await body?.cancel();
      },
    },
  };
}
