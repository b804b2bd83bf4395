const FORMAT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** A time as a person says it, with the time as it was sent for programs. */
export const Moment = ({ at }: { readonly at: string }) => <time dateTime={at}>{FORMAT.format(new Date(at))} UTC</time>;
