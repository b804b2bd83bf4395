/** Runs the gateway of a folder until it has answered, and writes down what V8 has compiled of it by then. */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// The gateway takes what is left for flags of its own.
const [folder = 'dist'] = process.argv.splice(2).map((path) => resolve(path));

const upstream = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"a","name":"A","model":"m","data":[]}');
}).listen(0, '127.0.0.1');
await once(upstream, 'listening');
const upstreamUrl = `http://127.0.0.1:${upstream.address().port}/v2`;
Object.assign(process.env, { NODE_ENV: 'production', PORT: '0', LOG_LEVEL: 'silent', UPSTREAM_URL: upstreamUrl });

/** The URL that the gateway announces. */
const announced = new Promise((found) => {
  process.stdout.write = (text) => {
    const url = /http:\S+\/graphql/.exec(text)?.[0];
    if (url) found(url);
    return true;
  };
});

const { codeCache } = await import(pathToFileURL(join(folder, 'main.js')).href);
const answer = await fetch(await announced, {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: 'Bearer x' },
  body: JSON.stringify({ query: '{ assistant(id: "a") { id name model } assistants(first: 1) { totalCount nodes { id } } }' }),
});
const { errors } = await answer.json();
if (errors) throw new Error(`The gateway answers with errors: ${JSON.stringify(errors)}`);
writeFileSync(join(folder, 'gateway.code-cache'), codeCache());
process.exit(0);
