const NAMES = { br: /^\s*br\s*$/, gzip: /^\s*(?:x-)?gzip\s*$/ } as const;

/** Whether an `Accept-Encoding` header takes a coding. Without one nothing is compressed: most programs that take it say so. */
export function takesEncoding(coding: keyof typeof NAMES, acceptEncoding: string | null): boolean {
  if (acceptEncoding === null) return false;
  let takesAny = false;
  for (const part of acceptEncoding.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';');
    const isRefused = parameters.some((parameter) => /^\s*q\s*=\s*0(?:\.0*)?\s*$/.test(parameter));
    if (NAMES[coding].test(name)) return !isRefused;
    if (name.trim() === '*') takesAny = !isRefused;
  }
  return takesAny;
}
