/** The gateway as it is published, without what asks whether a request is traced: for what that costs where it is not. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLE } from '../../scripts/build-gateway.mjs';
import { folder } from './folder.mjs';
import { ROOT } from './processes.mjs';

/** Where code asks for a span, or for tracing, which then are null: what depends on it is folded away. */
const ASKED = /(?<![\w.#])(?:(?:this\.#)?request\.|this\.#)?(?:span|tracing)(?= && | \? |\?\.)|(?<=if \()span(?=\))/g;
/** Places on the way of a request, at the least; fewer would be none that were measured. */
const LEAST = 12;

/** Builds it, and resolves with the path of its bin. `isKept` keeps them, so that both are built alike. */
export async function buildWithoutTracing(isKept) {
  const copy = join(folder, isKept ? 'with-tracing' : 'without-tracing');
  cpSync(join(ROOT, 'dist'), copy, { recursive: true });
  writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
  let places = 0;
  const fold = {
    name: 'without-tracing',
    setup({ onLoad }) {
      onLoad(
        { filter: /[\\/]src[\\/](?:context|telemetry[\\/]metrics|(?:server|operations|loaders|upstream|replicas)[\\/].*)\.ts$/ },
        ({ path }) => {
          const text = readFileSync(path, 'utf8');
          places += text.match(ASKED)?.length ?? 0;
          return { contents: isKept ? text : text.replaceAll(ASKED, 'null'), loader: 'ts' };
        },
      );
    },
  };
  await build({ ...BUNDLE, plugins: [fold, ...BUNDLE.plugins], outfile: join(copy, 'gateway.cjs') });
  if (places < LEAST) throw new Error(`Only ${places} places ask whether a request is traced, so what they cost is not measured.`);
  return join(copy, 'main.js');
}
