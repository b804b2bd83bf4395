/** Secrets in JSON, by the names of keys and by its shape: none shows to a caller without `secrets:read`, and what is none stays readable. */
import { describe, expect, test } from 'vitest';
import { MASK } from '../../src/schema/access/mask.ts';
import { redact } from '../../src/schema/access/redact.ts';
import { isSecretName } from '../../src/schema/access/secret-names.ts';
import { CANARY as C, list, shapes } from './secret-shapes.ts';

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
