/** Gives controls of GraphiQL's packages the names that screen readers say, where the packages give none, or one that a minifier takes away. */
import { readFileSync } from 'node:fs';

/** What is changed in which file: texts of the package and what stands there instead. */
const CHANGES = [
  {
    // Icons are called by the names of their functions, which are shortened.
    file: /[\\/]@graphiql[\\/]react[\\/]dist[\\/]icons[\\/]index\.js$/,
    changes: [
      [/generateIcon\((Svg\w+)\)/g, 'generateIcon($1, "$1")'],
      ['function generateIcon(RawComponent)', 'function generateIcon(RawComponent, name)'],
      ['RawComponent.name.replace', 'name.replace'],
    ],
  },
  {
    // Of the shortcut that stands there, a part has room.
    file: /[\\/]@graphiql[\\/]plugin-doc-explorer[\\/]dist[\\/]components[\\/]search\.js$/,
    changes: [['placeholder: t12', 'placeholder: "Search", title: t12, "aria-label": "Search the docs"']],
  },
  {
    file: /[\\/]@graphiql[\\/]plugin-history[\\/]dist[\\/]components\.js$/,
    changes: [['onClick: handleClose, children', 'onClick: handleClose, "aria-label": "Keep the label as it was", children']],
  },
  {
    file: /[\\/]graphiql-explorer[\\/]dist[\\/]Explorer\.js$/,
    changes: [
      [
        /('select',\s*\{)(\s*onChange: function onChange\(event\) \{\s*return _this15\._setAdd)/,
        "$1 'aria-label': 'Kind of the new operation',$2",
      ],
      [
        /(className: 'toolbar-button',)(\s*onClick: function onClick\(\) \{\s*return _this15\.state\.new)/,
        "$1 'aria-label': 'Add the operation',$2",
      ],
    ],
  },
];

/** Fails where a package is no longer as it was when this was written, so that a name is not lost unseen. */
export const NAMES = {
  name: 'names',
  setup({ onLoad }) {
    for (const { file, changes } of CHANGES) {
      onLoad({ filter: file }, ({ path }) => {
        let contents = readFileSync(path, 'utf8');
        for (const [found, instead] of changes) {
          const changed = contents.replace(found, instead);
          if (changed === contents) return { errors: [{ text: `scripts/graphiql-names.mjs finds no ${String(found)} in ${path}` }] };
          contents = changed;
        }
        return { contents, loader: 'js' };
      });
    }
  },
};
