import { TokenKind, type DocumentNode, type Token } from 'graphql';

/** Whether `@stream` stands anywhere in a text, be it known to the schema or not. */
export function usesStream({ loc }: DocumentNode): boolean {
  if (!loc?.source.body.includes('stream')) return false;
  for (let token: Token | null = loc.startToken; token; token = token.next) {
    if (token.kind === TokenKind.AT && token.next?.value === 'stream') return true;
  }
  return false;
}
