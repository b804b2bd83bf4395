/** A codegen plugin for a text that the configuration has already made, as a file of lines. */

/**
 * @param {unknown} _schema
 * @param {unknown} _documents
 * @param {{ text: string }} config
 */
export const plugin = (_schema, _documents, { text }) => `${text.trimEnd()}\n`;
