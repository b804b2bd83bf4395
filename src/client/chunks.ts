import { throwNetworkError } from './error.ts';

/** The text of a body as it arrives. Ending the iteration early ends the response, too. */
export async function* chunksOf(response: Response, url: string | URL, signal?: AbortSignal): AsyncGenerator<string, void, undefined> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const piece = await reader?.read().catch((error: unknown) => throwNetworkError(error, url, signal));
      if (!piece?.value) return;
      yield decoder.decode(piece.value, { stream: true });
    }
  } finally {
    // A reader that leaves early has no use for what comes, or for why it does not.
    void reader?.cancel().catch(() => {});
  }
}
