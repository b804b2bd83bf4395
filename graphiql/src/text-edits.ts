import { Kind, parse, print, type DefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';

/** What stands between two places of a text is replaced. */
interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The edits that make a text mean what another one does, and leave what both have as it was written: its comments, above all.
 * Edits are in the order of their places, and do not overlap. Where one of the two is no GraphQL, or the order has changed, all
 * is replaced but the comments in front.
 */
export function editsTo(text: string, wanted: string): readonly TextEdit[] {
  try {
    const edits: TextEdit[] = [];
    align(text, parse(text).definitions, parse(wanted).definitions, { at: 0, gap: '\n\n', indent: '' }, edits);
    const inOrder = edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
    if (print(parse(withEdits(text, inOrder))) === print(parse(wanted))) return inOrder;
  } catch {
    // No GraphQL, such as an operation of which everything was taken out.
  }
  return [{ start: /^(?:\s*#.*(?:\n|$))*/.exec(text)?.[0].length ?? 0, end: text.length, text: wanted }];
}

export const withEdits = (text: string, edits: readonly TextEdit[]): string =>
  edits.reduceRight((done, { start, end, text: piece }) => done.slice(0, start) + piece + done.slice(end), text);

interface Place {
  /** Where the first item would stand. */
  readonly at: number;
  /** What is between two items. */
  readonly gap: string;
  readonly indent: string;
}

type Item = DefinitionNode | SelectionNode;

/** Takes out the items that are no longer there, puts new ones behind those that they follow, and changes the others in place. */
function align(text: string, items: readonly Item[], wanted: readonly Item[], { at, gap, indent }: Place, edits: TextEdit[]): void {
  const rest = [...items];
  let end = at;
  for (const item of wanted) {
    const index = rest.findIndex((old) => keyOf(old) === keyOf(item));
    const same =
      index === -1 && items.length === wanted.length
        ? rest.findIndex((old) => old.kind === item.kind && !wanted.some((one) => keyOf(one) === keyOf(old)))
        : index;
    const old = rest[same];
    if (old) {
      rest.splice(same, 1);
      change(text, old, item, edits);
      end = Math.max(end, afterComment(text, old.loc?.end ?? end));
    } else edits.push({ start: end, end, text: gap + indented(print(item), indent) });
  }
  for (const { loc } of rest) if (loc) edits.push({ ...wholeLines(text, loc.start, loc.end), text: '' });
}

/** Gives an item another head (name, arguments, variables, directives), and other selections, where they differ. */
function change(text: string, old: Item, wanted: Item, edits: TextEdit[]): void {
  if (print(old) === print(wanted) || !old.loc) return;
  const indent = indentAt(text, old.loc.start);
  const [from, to] = [selectionsOf(old), selectionsOf(wanted)];
  const head = headOf(wanted);
  const headEnd = from?.loc ? from.loc.start : old.loc.end;
  if (headOf(old) !== head) {
    // A shorthand query has no head.
    edits.push({ start: old.loc.start, end: headEnd, text: indented(head, indent) + (from && head !== '' ? ' ' : '') });
  }
  if (from?.loc && to) {
    align(
      text,
      from.selections,
      to.selections,
      { at: afterComment(text, from.loc.start + 1), gap: `\n${indent}  `, indent: `${indent}  ` },
      edits,
    );
  } else if (from?.loc) edits.push({ start: text.slice(0, from.loc.start).trimEnd().length, end: from.loc.end, text: '' });
  else if (to) edits.push({ start: old.loc.end, end: old.loc.end, text: ` ${indented(print(to), indent)}` });
}

const selectionsOf = (item: Item): SelectionSetNode | undefined => ('selectionSet' in item ? item.selectionSet : undefined);

/** An item without its selections. */
function headOf(item: Item): string {
  if (!('selectionSet' in item) || !item.selectionSet) return print(item);
  const marked = print({ ...item, selectionSet: PLACEHOLDER });
  return marked.slice(0, marked.lastIndexOf('{')).trimEnd();
}

const PLACEHOLDER = { kind: Kind.SELECTION_SET, selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'x' } }] } as const;

/** What stays the same of an item while it is edited. */
function keyOf(item: Item): string {
  switch (item.kind) {
    case Kind.FIELD:
      return `field ${item.alias?.value ?? item.name.value}`;
    case Kind.INLINE_FRAGMENT:
      return `on ${item.typeCondition?.name.value ?? ''}`;
    case Kind.OPERATION_DEFINITION:
      return `operation ${item.name?.value ?? ''}`;
    default:
      return `${item.kind} ${'name' in item ? item.name?.value : ''}`;
  }
}

/** A comment behind an item, in the same line, belongs to it. */
const afterComment = (text: string, end: number): number => end + (/^[ \t,]*#[^\n]*/.exec(text.slice(end))?.[0].length ?? 0);

/** Also the line break of an item that stands alone in its lines. */
function wholeLines(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const lineStart = text.lastIndexOf('\n', start - 1);
  const lineEnd = text.indexOf('\n', end);
  const isAlone = text.slice(lineStart + 1, start).trim() === '' && text.slice(end, lineEnd === -1 ? undefined : lineEnd).trim() === '';
  return isAlone && lineStart !== -1 ? { start: lineStart, end: lineEnd === -1 ? text.length : lineEnd } : { start, end };
}

const indentAt = (text: string, at: number): string => /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1))?.[0] ?? '';

const indented = (text: string, indent: string): string => text.replaceAll('\n', `\n${indent}`);
