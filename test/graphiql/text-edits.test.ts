import { parse, print, stripIgnoredCharacters } from 'graphql';
import { expect, test } from 'vitest';
import { editsTo, withEdits } from '../../graphiql/src/text-edits.ts';

const edited = (text: string, wanted: string): string => withEdits(text, editsTo(text, wanted));

const TEXT = `# Writes: a copy of its own.
query Names($first: Int = 3) { # head
  # the list
  assistants(first: $first) {
    nodes {
      id # of the assistant
      name
      ... on Assistant { model }
    }
  }
}

# Kept, too.
fragment Rest on Assistant {
  greeting
}
# end`;

const change = (from: string, to: string): string => {
  expect(TEXT).toContain(from);
  return TEXT.replace(from, to);
};

test.each([
  ['nothing', TEXT, TEXT],
  ['a field is taken out', change('      name\n', ''), change('      name\n', '')],
  ['a field with a comment is taken out', change('      id #', '      #'), change('      id #', '       #')],
  ['a field is added', change('      name\n', '      name\n      tags\n'), change('      name\n', '      name\n      tags\n')],
  ['one is added behind a comment', change('      name\n', '      tags\n      name\n'), change('      name\n', '      tags\n      name\n')],
  [
    'one is added in front',
    change('    nodes {\n', '    totalCount\n    nodes {\n'),
    change('    nodes {\n', '    totalCount\n    nodes {\n'),
  ],
  [
    'selections are added',
    change('      name\n', '      name { a { b } }\n'),
    change('      name\n', '      name {\n        a {\n          b\n        }\n      }\n'),
  ],
  ['selections are taken out', change(' { model }', ''), change(' { model }', '')]
    .with(1, change('  ... on Assistant { model }', '  model'))
    .with(2, change('... on Assistant { model }\n', 'model\n')),
  ['an argument is changed', change('(first: $first)', '(first: 5)'), change('(first: $first)', '(first: 5)')],
  ['an operation is renamed', change('Names($first: Int = 3)', 'Other($first: Int = 3)'), change('Names(', 'Other(')],
  ['an operation is added', `${TEXT}\n\nquery More { node }`, change('}\n# end', '}\n\nquery More {\n  node\n}\n# end')],
])('%s', (_what, wanted, shown) => {
  // The builder prints what it has parsed, so it has no comments.
  const text = edited(TEXT, print(parse(wanted)));
  expect(text).toBe(shown);
  expect(stripIgnoredCharacters(text)).toBe(stripIgnoredCharacters(print(parse(wanted))));
});

test('a text that is no GraphQL is replaced, behind its first comments', () => {
  expect(edited('# a\n\n# b\n', 'query A { a }')).toBe('# a\n\n# b\nquery A { a }');
  expect(edited('{ a', '{ b }')).toBe('{ b }');
  expect(edited('# a\n{ a b }', '{ b a }')).toBe('# a\n{ b a }');
  expect(edited('', '{ b }')).toBe('{ b }');
});

test('a query without a head gets one, and an empty one is what was wanted', () => {
  expect(edited('# a\n{ a }', 'query A { a }')).toBe('# a\nquery A { a }');
  expect(edited('# a\nquery A { a }', '{ a }')).toBe('# a\n{ a }');
  expect(edited('# a\nquery A {\n  a\n}', 'query A')).toBe('# a\nquery A');
});
