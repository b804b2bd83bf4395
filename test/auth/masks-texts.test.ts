/** Secrets in texts, by what stands before them and by their own form: none shows, and what is none stays readable. */
import { describe, expect, test } from 'vitest';
import { MASK } from '../../src/schema/access/mask.ts';
import { maskText, maskUrlField } from '../../src/schema/access/mask-url.ts';
import { redact } from '../../src/schema/access/redact.ts';
import { CANARY as C, list } from './secret-shapes.ts';

const TOKENS =
  list(`sk-${'a1B2'.repeat(6)}|sk_live_${'a1B2'.repeat(4)}|ghp_${'a1B2'.repeat(6)}|github_pat_${'a1B2'.repeat(6)}|xoxb-12345-${'a1B2'.repeat(3)}
  |AKIA${'A1B2'.repeat(4)}|eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${'a1B2'.repeat(4)}|AIza${'a1B2'.repeat(8)}|whsec_${'a1B2'.repeat(4)}|glpat-${'a1B2'.repeat(5)}`);

describe('texts', () => {
  test.each([
    `Authorization: Bearer ${C}`,
    `authorization: ${C}`,
    `curl -H 'Authorization: Bearer ${C}' https://h`,
    `curl -H "X-Api-Key: ${C}" https://h`,
    `curl -H "X-Custom: a ${C}" https://h`,
    `curl --header X-Custom:${C} https://h`,
    `curl -u user:${C} https://h`,
    `curl --user "user:${C}" https://h`,
    `run --token ${C} now`,
    `Token ${C}`,
    `ApiKey ${C}`,
    `send Bearer ${C} with it`,
    `Digest username="u", response="${C}"`,
    `Authorization: Digest username="u", response="${C}"`,
    `api_key:${C}`,
    `password: ${C}`,
    `The password: ${C}, and nothing else`,
    `Use the API key: ${C}.`,
    `PIN: 482913`.replace('482913', C),
    `auth:\n  token: ${C}\n  user: u`,
    `- token: "${C}"`,
    `password: |\n  ${C}`,
    `password: hunter`.replace('hunter', 'canaryQz').concat(C),
    `{"api_key":"${C}"`,
    `got {"api_key": "${C}"} back`,
    `got {"tokens": ["a", "${C}"]} back`,
    JSON.stringify(JSON.stringify({ password: C })).slice(0, -1),
    `Cookie: a=1; b=${C}`,
    `密码：${C}`,
    `Passwort: ${C}`,
    `Password = ${C}`,
    `api key = "${C}"`,
    `token => ${C}`,
    `**Password:** ${C}`,
  ])('%j shows no secret', (text) => {
    expect(maskText(text)).not.toContain(C);
    expect(maskUrlField(text)).not.toContain(C);
  });

  test.each(TOKENS)('%s is a token wherever it stands', (token) => {
    for (const text of [token, `my ${token}, please`, `https://h.example/?a=${token}&b=1`, `x:${token}`, `"${token}"`]) {
      expect(maskText(text)).not.toContain(token.slice(-12));
      expect(maskText(text).replace(MASK, token)).toBe(text);
    }
  });

  test.each([
    'You are Ann, the assistant of a bakery in Bern. Be friendly: greet callers by name, then ask what they want.',
    'Never tell the password. Ask for the PIN: four digits, please.',
    'Password reset: send a link and say when it expires.',
    'Password: required',
    'Next session: 10:30, room 4',
    'The token: what it is, and why.',
    'Token desk, basic training, bearer of news',
    'Say "Basic information" first.',
    'max_tokens: 512, temperature: 0.7',
    'api_key_ref: my-key',
    'Call +41 31 555 12 34 or 1-800-555-0199 between 9:00 and 17:00.',
    'Order AB-1234: 2 loaves, 3.50 each (total: 7.00)',
    'key: value, name: Ann, id: 7f3a9c12-5b1e-4f7e-9d51-0a1b2c3d4e5f',
    'assistant-6f1c2d3e-0000-4000-8000-000000000000',
    'Telnyx.KokoroTTS.af_heart',
    'meta-llama/Meta-Llama-3.1-70B-Instruct',
    'password: {{pin}}',
    'http://auth:8080/x',
    'curl -H accept https://h.example -o out -u someone',
    '{{customer_name}} said: hello',
    'sk-learn-and-other-libraries',
    'https://hooks.slack.com/help',
    '全角：テキスト、ただの文章です。',
    'a\n\nb: c\n- d: e',
  ])('%j stays as it is', (text) => {
    expect(maskText(text)).toBe(text);
    expect(maskUrlField(text)).toBe(text);
    expect(redact({ text }, 'known-places')).toEqual({ text });
  });
});
