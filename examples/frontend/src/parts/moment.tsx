const FORMAT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** A time as a person says it, with the time as it was sent for programs. Telnyx may send a text that is none. */
export function Moment({ at }: { readonly at: string }) {
  const time = Date.parse(at);
  return <time dateTime={at}>{Number.isNaN(time) ? at : `${FORMAT.format(time)} UTC`}</time>;
}
