import { codeOf } from '../error-code.ts';

/** The way out of what goes wrong most often at a start. */
export function hintFor(error: unknown): readonly string[] {
  const code = codeOf(error) ?? '';
  return Object.hasOwn(HINTS, code) ? [HINTS[code] ?? ''] : [];
}

const HOST_HINT = 'HOST or --host takes an address of this machine: 127.0.0.1 for this machine alone, 0.0.0.0 for all networks.';

const HINTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Choose another port with PORT or --port; 0 takes a free one.',
  EACCES: 'Ports below 1024 need a privilege: choose another one with PORT or --port.',
  EADDRNOTAVAIL: HOST_HINT,
  ENOTFOUND: HOST_HINT,
  EAI_AGAIN: HOST_HINT,
};
