/** An element of XML, in which texts and values of attributes are data. */
export const element = (name: string, attributes: Readonly<Record<string, string | number>>, ...inner: readonly string[]): string => {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(shown(value))}"`);
  return inner.length === 0 ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${inner.join('')}</${name}>`;
};

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

/** A tenth of a pixel is as fine as anybody sees. */
export const shown = (value: string | number): string => (typeof value === 'string' ? value : String(Math.round(value * 10) / 10 || 0));

/** Points of a path. */
export const at = (...numbers: readonly number[]): string => numbers.map(shown).join(' ');
