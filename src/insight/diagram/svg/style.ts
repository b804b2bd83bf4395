/** Rules as they are, without variables, which programs other than browsers do not know. All of them hold below the class of the picture alone. */
const LIGHT = {
  paper: '#ffffff',
  ink: '#1f2328',
  faint: '#59636e',
  line: '#6e7781',
  box: '#f6f8fa',
  border: '#8c959f',
  ERROR: '#cf222e',
  WARNING: '#9a6700',
  INFO: '#0969da',
  errorBox: '#fff0ee',
  warningBox: '#fff8e0',
  infoBox: '#eef6ff',
};

const DARK: typeof LIGHT = {
  paper: '#0d1117',
  ink: '#e6edf3',
  faint: '#9198a1',
  line: '#848d97',
  box: '#161b22',
  border: '#6e7681',
  ERROR: '#ff7b72',
  WARNING: '#d9a531',
  INFO: '#58a6ff',
  errorBox: '#2c1618',
  warningBox: '#262011',
  infoBox: '#10213a',
};

const marked = (name: string, colour: string, fill: string) => [
  `.${name} .shape{fill:${fill};stroke:${colour};stroke-width:2.5}`,
  `.${name} .line{stroke:${colour};stroke-width:2.5}`,
  `.${name} .tip,.${name} .badge{fill:${colour}}`,
  `.${name} .plate{stroke:${colour}}`,
];

const coloursOf = (colours: typeof LIGHT): readonly string[] => [
  `.paper,.plate{fill:${colours.paper}}`,
  `.text{fill:${colours.ink}}`,
  `.faint{fill:${colours.faint}}`,
  `.shape{fill:${colours.box};stroke:${colours.border}}`,
  `.broken .shape,.folded .shape{fill:${colours.paper}}`,
  `.line{stroke:${colours.line}}`,
  `.tip{fill:${colours.line}}`,
  `.start .shape{stroke:${colours.ink}}`,
  `.sign{fill:${colours.paper}}`,
  ...marked('info', colours.INFO, colours.infoBox),
  ...marked('warning', colours.WARNING, colours.warningBox),
  ...marked('error', colours.ERROR, colours.errorBox),
];

const FORMS = [
  'text{font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:14px;text-anchor:middle}',
  '.small{font-size:11px}',
  '.left{text-anchor:start}',
  '.sign{font-size:11px;font-weight:700}',
  '.shape{stroke-width:1.25}',
  '.start .shape{stroke-width:2.5}',
  '.broken .shape{stroke-dasharray:6 4}',
  '.folded .shape{stroke-dasharray:2 3}',
  '.line{fill:none;stroke-width:1.25}',
  '.bold .line{stroke-width:2.25}',
  '.dotted .line{stroke-dasharray:2 4;stroke-linecap:round}',
  '.plate{stroke:none}',
];

export const PICTURE = 'assistants-diagram';

const within = (rules: readonly string[]): string =>
  rules
    .map((rule) => {
      const [selectors = '', body = ''] = rule.split('{');
      return `${selectors
        .split(',')
        .map((selector) => `.${PICTURE} ${selector}`)
        .join(',')}{${body}`;
    })
    .join('');

/** The same for every picture. In a window of its own the rest of that is light or dark as the picture is. */
export const styleSheet = (): string =>
  `.${PICTURE}{color-scheme:light dark}${within(FORMS)}${within(coloursOf(LIGHT))}@media (prefers-color-scheme:dark){${within(coloursOf(DARK))}}`;
