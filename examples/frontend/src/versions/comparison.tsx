import { TEXT_FIELDS, TEXT_LABELS, type Texts } from '../edit/texts.ts';
import { countOf } from '../parts/words.ts';
import { abridge, diffLines, type Gap, type Line } from './line-diff.ts';

interface Side {
  readonly label: string;
  readonly texts: Texts;
}

/** What differs between two states of an assistant's texts, line by line. */
export function Comparison({ before, after }: { readonly before: Side; readonly after: Side }) {
  const differing = TEXT_FIELDS.map((field) => ({ field, lines: diffLines(before.texts[field], after.texts[field]) })).filter(({ lines }) =>
    lines.some(({ kind }) => kind !== 'same'),
  );
  if (differing.length === 0) return <p className="muted">Name, instructions and greeting are the same.</p>;
  return (
    <div className="comparison">
      <p className="muted">
        − {before.label}, + {after.label}
      </p>
      {differing.map(({ field, lines }) => (
        <figure key={field} aria-label={TEXT_LABELS[field]}>
          <figcaption>{TEXT_LABELS[field]}</figcaption>
          <pre tabIndex={0}>
            {abridge(lines).map((line, index) => (
              <DiffLine key={index} line={line} />
            ))}
          </pre>
        </figure>
      ))}
    </div>
  );
}

function DiffLine({ line }: { readonly line: Line | Gap }) {
  if (line.kind === 'gap') return <span className="muted">… {countOf(line.count, 'equal line')}</span>;
  if (line.kind === 'removed') return <del>− {line.text}</del>;
  if (line.kind === 'added') return <ins>+ {line.text}</ins>;
  return <span>&nbsp; {line.text}</span>;
}
