/** `npm run scale -- simulate`: what many replicas would cost, computed from `measured.json`; writes the tables of docs/scale.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scalePage } from './page.ts';
import type { MeasuredCosts } from './costs.ts';

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const costs = JSON.parse(readFileSync(fileOf('measured.json'), 'utf8')) as MeasuredCosts;
const page = fileOf('../../docs/scale.md');
writeFileSync(page, scalePage(readFileSync(page, 'utf8'), costs));
process.stdout.write(readFileSync(page, 'utf8'));
