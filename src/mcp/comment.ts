import { TokenKind, type OperationDefinitionNode, type Token } from 'graphql';

/** The comment that stands right above an operation; null where there is none. GraphQL has no descriptions there. */
export function commentOf({ loc }: OperationDefinitionNode): string | null {
  const lines: string[] = [];
  let below: Token | undefined = loc?.startToken;
  for (let token = below?.prev; below && token?.kind === TokenKind.COMMENT && token.line === below.line - 1; token = token.prev) {
    // It is about what it stands beside.
    if (token.prev?.line === token.line) break;
    lines.unshift(token.value.trim());
    below = token;
  }
  const text = lines.join('\n').trim();
  return text === '' ? null : text;
}
