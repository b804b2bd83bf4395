/** Secrets by place and by spelling: none shows to a caller without `secrets:read`, and what is none stays readable. */
import { describe, expect, test } from 'vitest';
import { MASK } from '../../src/schema/access/mask.ts';
import { maskText, maskUrlField } from '../../src/schema/access/mask-url.ts';
import { redact } from '../../src/schema/access/redact.ts';
import { isSecretName } from '../../src/schema/access/secret-names.ts';
import { shapes } from './secret-shapes.ts';

const list = (text: string) => text.split('|').map((part) => part.trim());

const SECRET_NAMES =
  list(`X-Api-Key|api-key|api key|access_key|accessKey|signing_key|encryption_key|private-key|pwd|passcode|pin|otp|auth|bearer|jwt|session
  |dsn|connection_string|refresh_tokens|access_tokens|client_secret_id|password|Password1|userPassword|smtp_pass|clientSecret|CLIENTSECRET|APIKey|apikey
  |XAPIKEY|x.api.key|secretAccessKey|oauthToken|idToken|session_cookie|Set-Cookie|proxy-authorization|basicAuth|hmac_key|sig|X-Amz-Signature|licenseKey
  |Ocp-Apim-Subscription-Key|x-functions-key|service_account_json|private_key_pem|kubeconfig|recovery_codes|verification_code|cvv|seed_phrase|mot_de_passe
  |contraseña|Passwort|token_value|storage_account_key|SharedAccessKey|xsrf_token|aws_creds|connStr|card_pin|auth_header|apiKeys|PrivateKey|ssh_key|deploy_key
  |saml_assertion|accesstoken|token2|totp_secret|sessid|password_hint|default_password|api_secret_key|twilio_auth|user[token]|keypair|key_pair|privkey|sshkey
  |keyfile|key_file|id_rsa|whsec|webhook_signing|private|accesscode|authheader|session_id|sessionid|storageKey|function_key|otp_seed|appkey|openaikey
  |stripe_sk|pat|gh_pat|hubspot_pat|userpass|card_number|api_tok|tok|motdepasse|mdp|пароль|密码|clave|lozinka|heslo|wachtwoord|parola|パスワード|비밀번호
  |doorcode|personal_access|security_answer|sas_url|dsn_sentry`);

const HARMLESS_NAMES =
  list(`api_key_ref|token_retrieval_url|max_tokens|secret_id|name|city|certificate_ref|integration_secret_identifier|token_count|total_tokens
  |promptTokens|tokens_per_minute|key|keys|keyword|public_key|idempotency_key|sort_key|author|authority|secretary|tokenizer|passenger|compass|bypass|pinned
  |opinion|monkey|keyboard|session_timeout_ms|token_type|authentication_method|user_name|email|url|code|zip_code|country_code|error_code|promo_code|signed
  |designation|turkey|hotkey|pubkey|sortkey|underpass|encode|barcode|postcode|call_session_id|pattern|path|enclave|privately|tokyo|designing|voice_id|dtmf_key|basic_auth_username|password_policy|pass_rate|token_limit|api_key_name|credential_connection_id|client_id|amount|greeting|discard`);

describe('names', () => {
  test.each(SECRET_NAMES)('%s is that of a secret', (name) => {
    expect(isSecretName(name)).toBe(true);
    expect(redact({ [name]: 'x', nested: [{ [name]: ['x', 7, { type: 'x' }] }] }, 'known-places')).toEqual({
      [name]: MASK,
      nested: [{ [name]: [MASK, MASK, { type: MASK }] }],
    });
  });

  test.each(HARMLESS_NAMES)('%s is not', (name) => {
    expect(isSecretName(name)).toBe(false);
    const value = { [name]: 'x' };
    expect(redact(value, 'known-places')).toBe(value);
  });
});

const C = 'canary7Qz';

describe('parameters of a URL', () => {
  test('are masked by their names as they are within a URL', () => {
    const values = { key: C, code: C, sig: C, nested: { key: 'x', token: C }, city: 'Ulm' };
    const shown = { key: MASK, code: MASK, sig: MASK, nested: { key: 'x', token: MASK }, city: 'Ulm' };
    expect(redact(values, 'parameters')).toEqual(shown);
    expect(redact({ preset_query_params: values, queryParams: values }, 'known-places')).toEqual({
      preset_query_params: shown,
      queryParams: shown,
    });
    expect(redact({ preset_body_fields: { code: 'SUMMER', key: 'x' } }, 'known-places')).toEqual({
      preset_body_fields: { code: 'SUMMER', key: 'x' },
    });
  });
});

describe('URLs', () => {
  test.each([
    `https://u:p@${C}@h/`,
    `https://u:${C}/x@h/`,
    ` https://u:${C}@h/`,
    `\nhttps://u:${C}@h/`,
    `//u:${C}@h`,
    `https:/u:${C}@h`,
    `https:\\\\u:${C}@h`,
    `https:u:${C}@h/x`,
    `sip:u:${C}@h`,
    `sips:u:${C}@h;transport=tls`,
    `tel:u:${C}@h`,
    `u:${C}@h`,
    `sip:u%3A${C}@h`,
    `sip:+1@h;password=${C}`,
    `{{base}}?token=${C}`,
    `{{ base }}?token=${C}`,
    `/x?token=${C}`,
    `?%74oken=${C}`,
    `https://h/?%2574oken=${C}`,
    `?pwd=${C}`,
    `https://h/?jwt=${C}`,
    `?next=https://u:${C}@h/`,
    `https://h/?next=https%3A%2F%2Fu%3A${C}%40h%2F`,
    `https://h/?next=https%253A%252F%252Fu%253A${C}%2540h`,
    `https://h/?next=%2Fx%3Ftoken%3D${C}`,
    `https://h/#access_token=${C}`,
    `https://h/a;jsessionid=${C}/b`,
    `ht\ntps://u:${C}@h/`,
    `https://u:${C}?x@h/`,
    `https://u:${C}#x@h/`,
    `https://u:123/${C}@h/`,
    `https://${C}@h/`,
    `postgres://u:HI/${C}@db/x`,
    `redis://:${C}@h`,
    `Server=h;Password=${C};Db=x`,
    `host=h password=${C}`,
    `see https://u:${C}@h/ now`,
    `https://h/?a=1&amp;token=${C}`,
    `https://h/?token=a/${C}`,
    `https://h/?token=a?${C}`,
    `https://h/?token=a;${C}`,
    `\\\\u:${C}@h\\x`,
    `http:///u:${C}@h`,
    `\u0001https://u:${C}@h`,
    `jdbc:mysql://u:${C}@h/db`,
    `https://{{user}}:${C}@h/`,
    `https://u:${C}@{{host}}/`,
    `https://u@x:p/${C}@h/`,
    `view-source:https://u:${C}@h/`,
    `Bearer ${C}`,
    `-----BEGIN PRIVATE KEY-----\n${C}`,
    `https://h/?pad=${'x'.repeat(9_000)}&token=${C}`,
    `(https://u:${C}@h/)`,
    `<sip:u:${C}@h>;a=b`,
    `(u:${C}@h)`,
    `"https:u:${C}@h"`,
    `"https://u:${C}@h/"`,
    `<https://u:${C}@h>`,
    `a,https://u:${C}@h/,b`,
    `a,https://u:p/${C}@h/,b`,
    `https://h/https://u:${C}@h2/`,
    `https://h/?q=%7B%22token%22%3A%22${C}%22%7D`,
    `https://h/?q={"token":"${C}"}`,
    `https://h/?q=%257B%2522a%2522%253A%257B%2522token%2522%253A%2522${C}%2522%257D%257D`,
    `jdbc:oracle:thin:scott/${C}@h:1521/x`,
    `javascript:x("https://u:${C}@h")`,
    `https://u:${C}＠h/`,
    `https：//u：${C}＠h/`,
    `[x](https://u:${C}@h/)`,
    `https://hooks.slack.com/services/T000/B000/${C}`,
    `see (https://hooks.slack.com/services/T000/B000/${C})`,
    `https://api.telegram.org/bot123456:${C}/sendMessage`,
    `https://discord.com/api/webhooks/123/${C}`,
  ])('%j shows no secret', (url) => {
    expect(maskText(url)).not.toContain(C);
    expect(maskUrlField(url)).not.toContain(C);
  });

  test.each([
    'https://h.example/path?lang=de#top',
    'a@b.example',
    'sip:desk@example.com',
    '<sip:+15550101001@h.example>;reason=unconditional',
    '(mailto:a@b.example)',
    'sip:+15551234@h.example;transport=tls',
    'https://h.example/@user/x',
    'https://h.example:8080/@user',
    'https://localhost:4000/@u',
    '/@user/x',
    'x = y',
    '2+2=4',
    '100% sure',
    'https://h.example/a%20b?q=a%20b',
    'tel:+1555',
    'mailto:a@b.example',
    'Token desk',
    'Basic training',
    'Bearer of news',
    'https://h.example/?next=%2Fhome%3Ftab%3D2',
    'https://h.example/?email=a%40b.example',
    '?page=2&limit=50&sort=name',
    'https://h.example/x;v=1?y=2',
    'https://[::1]:8080/x?y=1',
    'https://h.example/?country_code=CH&keyword=x&author=y&max_tokens=5&api_key_ref=x',
    'a\nb = c',
    '//cdn.example/x.js',
    '',
  ])('%j stays as it is', (url) => {
    expect(maskText(url)).toBe(url);
    expect(maskUrlField(url)).toBe(url);
  });

  test('a megabyte of anything takes far less than a search that goes back over it', () => {
    for (const unit of [
      'key?',
      '?',
      '@',
      '=',
      'a=a ',
      'a@a ',
      '%25',
      '/',
      '\\',
      ' ',
      '&',
      'https://u:p@h/ ',
      'https://',
      'a:',
      '\n',
      '?key=',
      'bearer ',
      'a: ',
      'password:',
      'password:***',
      '"token":"',
      'token: [',
      'Token a1b2c3d4 ',
      '-H "',
      "-H 'a:",
      '--token ',
      '-u a:',
      'eyJaaaaaa.',
      'eyJ-',
      'sk-',
      'sk-a ',
      'xoxb-',
      'api.telegram.org/bot',
      'hooks.slack.com/services/',
      'oracle:thin:',
      'cookie: a=',
      'authorization: bearer ',
      'password: |\n',
      '{"a":',
      '[',
      '＠',
      'пароль:',
    ]) {
      for (const start of ['', 'https://x/?', '//']) {
        const text = start + unit.repeat(1_000_000 / unit.length);
        const began = performance.now();
        maskUrlField(text);
        redact({ text }, 'known-places');
        expect([start, unit, performance.now() - began < 2_000]).toEqual([start, unit, true]);
      }
    }
  });
});

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

describe('headers', () => {
  test.each(['headers', 'header', 'Headers', 'custom_headers', 'httpHeaders'])('under %s show their names only', (key) => {
    const forms = [
      [[{ name: 'X-Key', value: C }], [{ name: 'X-Key', value: MASK }]],
      [
        { 'X-Key': C, Name: C },
        { 'X-Key': MASK, Name: MASK },
      ],
      [[['X-Key', C]], [['X-Key', MASK]]],
      [[`X-Key: ${C}`], [MASK]],
      [`X-Key: ${C}`, MASK],
      [
        { name: 'X-Key', value: C },
        { name: 'X-Key', value: MASK },
      ],
      [[{ name: `X-Key: ${C}`, value: '' }], [{ name: MASK, value: '' }]],
      [[{ 'X-Key': [C] }], [{ 'X-Key': [MASK] }]],
    ];
    for (const [given, shown] of forms) expect(redact({ [key]: given }, 'known-places')).toEqual({ [key]: shown });
  });

  test('a name beside its value counts as a key does', () => {
    const given = [
      { name: 'api_key', value: C },
      { key: 'Password', value: [C] },
      { name: 'city', value: 'Bern' },
    ];
    expect(redact(given, 'known-places')).toEqual([
      { name: 'api_key', value: MASK },
      { key: 'Password', value: [MASK] },
      { name: 'city', value: 'Bern' },
    ]);
  });

  test('a JSON Schema with a property of such a name keeps its types', () => {
    const given = { properties: { password: { type: 'string', default: C }, city: { type: 'string' } } };
    expect(redact(given, 'known-places')).toEqual({
      properties: { password: { type: 'string', default: MASK }, city: { type: 'string' } },
    });
  });
});

describe('shapes', () => {
  test.each(shapes(C))('%j shows no secret', (shape) => {
    expect(JSON.stringify(redact(shape, 'known-places'))).not.toContain(C);
    expect(JSON.stringify(redact({ deep: [shape] }, 'known-places'))).not.toContain(C);
  });

  test.each([
    { name: 'city', value: 'Bern' },
    { title: 'Forgot your password?', text: 'We send you a link.' },
    { title: 'Password', content: 'We send you a link.' },
    { type: 'object', required: ['password', 'email'], properties: { city: { type: 'string' } } },
    { list: ['city', 'Bern'] },
    { shortcut: { key: 'a' }, sort: { key: 'created_at2024x' }, variables: [{ key: 'city', value: 'Bern' }] },
    { args: ['--verbose', '-u', 'someone', '--name', 'Ann', '-H'] },
    { body: '{"city":"Bern","n":[1,2]}', other: '[a] list', more: '{{name}} says {hello}' },
    { call_session_id: 'a-1', assistant_id: 'x' },
  ])('%j stays as it is', (shape) => {
    expect(redact(shape, 'known-places')).toBe(shape);
  });

  test('JSON in a text is masked within, and stays a text', () => {
    const given = { body: '{ "a": 1, "password": "x", "list": [{ "city": "Bern" }] }' };
    expect(redact(given, 'known-places')).toEqual({ body: `{"a":1,"password":"${MASK}","list":[{"city":"Bern"}]}` });
    const digits = { body: '{ "id": 9007199254740993, "password": "x" }' };
    expect(redact(digits, 'known-places')).toEqual({ body: MASK });
    const deep = { body: `${'['.repeat(50_000)}${']'.repeat(50_000)}` };
    expect(redact(deep, 'known-places')).toEqual({ body: MASK });
  });

  test('what a typed field could not carry shows its words and numbers only', () => {
    const given = { mode: 'brand_new', method: 'x7Qz9', settings: 'canary7Qz', limit: { m: 'a b-7Q', n: 7 }, other: 'a b-7Q' };
    const keys = { fieldKeys: ['mode', 'method', 'settings', 'limit'] };
    expect(redact(given, 'known-places', keys)).toEqual({
      mode: 'brand_new',
      method: MASK,
      settings: MASK,
      limit: { m: MASK, n: 7 },
      other: 'a b-7Q',
    });
  });
});

test('of an unknown kind its type and the names of its keys show', () => {
  const given = {
    type: 'brand_new',
    auth: { type: C },
    [`https://u:${C}@h`]: 1,
    [`sk_live_${C}`]: true,
    n: 7,
    list: [[C], { inner_key: null }],
  };
  expect(redact(given, 'everything')).toEqual({
    type: 'brand_new',
    auth: { type: MASK },
    [`${MASK}1`]: MASK,
    [`${MASK}2`]: true,
    n: MASK,
    list: [[MASK], { inner_key: null }],
  });
});
