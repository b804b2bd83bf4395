import { BREAK, visit, type DocumentNode } from 'graphql';

/**
 * Whether an answer comes in parts: the operation asks for it, and the client says that it takes it. One that takes
 * anything may still not understand parts.
 */
export const comesInParts = (document: DocumentNode, accept: string | null): boolean => asksForParts(document) && acceptsParts(accept);

const PARTS = /(?:^|,)\s*multipart\/mixed\s*(?:;(?!\s*q=0(?:\.0*)?\s*(?:[;,]|$))[^,]*)?(?=,|$)/i;

const acceptsParts = (accept: string | null): boolean => PARTS.test(accept ?? '');

const askers = new WeakMap<DocumentNode, boolean>();

function asksForParts(document: DocumentNode): boolean {
  const known = askers.get(document);
  if (known !== undefined) return known;
  let asks = false;
  let can = true;
  visit(document, {
    Directive: ({ name }) => {
      asks ||= name.value === 'defer' || name.value === 'stream';
    },
    // The executor would take an object with such a key for a promise; so the answer comes in one.
    Field: ({ name, alias }) => {
      can = (alias ?? name).value !== 'then';
      return can ? undefined : BREAK;
    },
  });
  askers.set(document, asks && can);
  return asks && can;
}
