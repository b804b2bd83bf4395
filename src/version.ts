/** The version of package.json: the build writes it in, and for `npm run dev` npm puts it there. */
export const VERSION = process.env['npm_package_version'] ?? 'unknown: neither built nor started by npm';
