/** The licences of everything that the build copies into what is published. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;
const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)(?:[-.].*)?$/i;
const OWN = readFileSync(join(ROOT, 'LICENSE'), 'utf8');
const MIT = OWN.slice(OWN.indexOf('Permission is hereby granted')).trim();
const MIT_NAME = 'The MIT licence';
const MIT_REFERENCE = `${MIT_NAME} at the end of this file applies.`;
const APACHE_NAME = 'The Apache licence 2.0';
/** Its terms, without what packages write below them. */
const APACHE = /^[ \t]*Apache License\s+Version 2\.0,[^]*?END OF TERMS AND CONDITIONS/m;
const RULE = `\n${'='.repeat(80)}\n\n`;

/**
 * One text with a section for each package of which something is in the outputs. Throws where a package does not say under what
 * licence it may be copied.
 *
 * @param {string} root what the paths of the metafiles are relative to
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {string}
 */
export function noticesOf(root, metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) => Object.values(outputs).flatMap((output) => Object.entries(output.inputs)));
  const folders = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).flatMap(([path]) => PACKAGE.exec(path)?.[0] ?? []);
  // A package that is there in several places is named once.
  const sections = new Map([...new Set(folders)].map((folder) => sectionOf(join(root, folder))));
  const sorted = [...sections].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, text]) => text);
  const head = 'The files of this package contain parts of the packages below, to which their own licences apply.\n';
  const [apache] = sorted.flatMap((text) => APACHE.exec(text)?.[0] ?? []);
  const shared = [`${MIT_NAME}\n\n${MIT}\n`, ...(apache === undefined ? [] : [`${APACHE_NAME}\n\n${apache}\n`])];
  return [head, ...sorted.map(withoutApache), ...shared].join(RULE);
}

/**
 * @param {string} folder
 * @returns {[name: string, text: string]}
 */
function sectionOf(folder) {
  const { name, version, license, author, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const by = typeof author === 'string' ? author : author?.name;
  const texts = readdirSync(folder)
    .filter((file) => LICENSE_FILE.test(file))
    .map((file) => withoutMit(readFileSync(join(folder, file), 'utf8').trim()));
  const head = [`${name} ${version}`, `Licence: ${license ?? 'see below'}`, ...(homepage ? [homepage] : [])].join('\n');
  return [`${name} ${version}`, `${[head, ...(texts.length > 0 ? texts : [standardText({ name, license, by })])].join('\n\n')}\n`];
}

/** The text of its licence for a package that states one and comes without the text. */
function standardText({ name, license, by }) {
  if (license !== 'MIT') throw new Error(`${name} comes without the text of its licence (${license}), so it must not be published.`);
  return `Copyright (c) ${by ?? `the authors of ${name}`}\n\n${MIT_REFERENCE}`;
}

/** The text that most packages have, word for word, is there once, at the end. */
function withoutMit(text) {
  const words = MIT.split(/\s+/).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/["“”]/g, '.'));
  return text.replace(new RegExp(words.join('\\s+'), 'i'), MIT_REFERENCE);
}

/** The same of the terms that several packages come with. */
const withoutApache = (text) => text.replace(APACHE, `${APACHE_NAME} at the end of this file applies.`);
