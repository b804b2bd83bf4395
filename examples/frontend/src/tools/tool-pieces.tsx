import type { ReactNode } from 'react';
import type { PhoneTargetFragment } from '../generated/graphql.ts';
import { Json } from '../parts/json.tsx';
import { Secret } from '../parts/secret.tsx';

interface NamedProps {
  readonly name?: string | null;
  readonly description: string | null;
  readonly children?: ReactNode;
}

export const Named = ({ name = null, description, children }: NamedProps) => (
  <>
    {name !== null && <h4>{name}</h4>}
    {description !== null && <p>{description}</p>}
    {children}
  </>
);

interface Header {
  readonly name: string | null;
  readonly value: string | null;
}

/** Names of headers; whether a value is set is all that is shown unasked. */
export function HeaderList({ headers }: { readonly headers: readonly Header[] }) {
  if (headers.length === 0) return null;
  return (
    <dl className="facts">
      {headers.map(({ name, value }, index) => (
        <div key={index}>
          <dt>{name ?? 'a header'}</dt>
          <dd>
            <Secret name={name ?? 'a header'} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Whom a call goes to: a list, or a template that makes one during the call. */
export function Targets({
  targets,
  template,
}: {
  readonly targets: readonly PhoneTargetFragment[] | null;
  readonly template: string | null;
}) {
  if (template !== null) return <code>{template}</code>;
  return (
    <ul className="links">
      {(targets ?? []).map(({ name, to, extension, sipAddress }, index) => (
        <li key={index}>
          {name !== null && `${name}: `}
          <code>{to ?? sipAddress ?? '?'}</code>
          {extension !== null && ` extension ${extension}`}
        </li>
      ))}
    </ul>
  );
}

/** JSON Schemas by name, closed at first; those that are null are left out. */
export const Schemas = ({ schemas }: { readonly schemas: Readonly<Record<string, unknown>> }) =>
  Object.entries(schemas)
    .filter(([, schema]) => schema !== null)
    .map(([name, schema]) => (
      <details key={name}>
        <summary>{name === 'parameters' ? 'Parameters' : `Parameters of the ${name}`}</summary>
        <Json value={schema} />
      </details>
    ));
