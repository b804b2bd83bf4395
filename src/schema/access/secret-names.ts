/** Whether a name, of a JSON key or of a parameter, is one under which vendors keep credentials. Decided by its words. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Secret at any place in a name, also inside compound words: `clientsecret`. */
const STEMS = [
  ...words(`password passwd passphrase passcode passwort kennwort contrasena senha secret token credential
    apikey accesskey secretkey privatekey signingkey encryptionkey masterkey authkey sharedkey sessionkey connectionstring
    authorization signature cookie bearer keypair privkey sshkey whsec accesscode authheader motdepasse wachtwoord lozinka lösenord
    adgangskode salasana jelszó şifre hasło пароль парол 密码 密碼 口令 パスワード 暗証番号 비밀번호`),
].map(plain);
/** Words that hold a stem and mean something else. */
const NOT_SECRET = ['tokeniz', 'tokenis', 'secretar', 'designat', 'forbearer'];

/** Secret at the end of a name, ignoring words for the variant or format. */
const SECRET_WORDS =
  words(`pass passes pwd pwds passw pword psw pw pin pins otp otps totp auth oauth authn authentication jwt jwts jws jwe sid
  session sessions sessid jsessionid phpsessid cred creds dsn dsns sig sigs hmac sas salt csrf xsrf cvv cvc cvv2 cvc2 mnemonic pem pfx pkcs12 p12 keystore
  kubeconfig assertion passkey passkeys connstr connstring htpasswd netrc keyfile tok toks pat pats private sessionid sessionids mdp heslo clave
  parola cardnumber ccnumber sasurl`);
const SECRET_PAIRS =
  words(`connection_string connection_uri conn_str conn_string pass_word pass_phrase pass_code pass_key seed_phrase recovery_phrase
  mot_de_passe saml_response service_account key_material key_pem key_data key_value key_secret key_pair key_pairs key_file key_files id_rsa id_dsa id_ecdsa id_ed
  stripe_sk openai_sk live_sk webhook_signing request_signing otp_seed totp_seed wallet_seed dsn_sentry personal_access security_answer
  card_number cc_number`);
/** Secrets although their last word is one of those that make references. */
const SECRET_REFERENCES = words('session_id session_ids sess_id sas_url sas_uri');
/** Sessions that are no logins. */
const OTHER_SESSIONS = words('call conversation chat');
/** Before `pass`, written as one word with it. */
const PASS_OWNERS = words('user db root admin my smtp ftp mail sip login http wifi api app');
/** `auth_code` and `code` alone differ. */
const CODE_OWNERS =
  words(`auth authorization access recovery backup verification security login device pairing unlock activation mfa tfa 2fa otp
  pin secret time invite sms confirmation door entry gate card`);
/** Every `key` is a secret except these. */
const HARMLESS_KEYS =
  words(`public foreign partition sort idempotency cache object translation i18n locale lookup map group grouping dedupe index row
  column hot dtmf phone pound star hash any order json field property question answer metric label tag config setting parameter param attribute routing
  variable context data bucket event template message flow node primary unique natural dictionary enum section menu arrow return escape
  enter tab shift meta extra custom dynamic header state memory`);

/** Beginnings of words that end in `key` and are no keys, or public ones. */
const NO_KEYS = words('mon tur don hoc joc whis mic lac flun dis pub hot home');

/** Words for the variant or format, which follow the secret word. */
const FORMS =
  words(`value values data string str text json raw base b hex encoded encrypted plain plaintext cleartext clear hash hashed digest
  current old new previous next prod production dev development test testing staging live sandbox default override primary secondary main backup
  header headers param parameter parameters field v1 v2 list map array set info key keys hint material`);
/** Names, places, kinds and counts of secrets are not secrets: `api_key_ref`, `token_retrieval_url`. */
const REFERENCES =
  words(`ref refs reference references url urls uri uris endpoint endpoints id ids identifier identifiers type types name names
  arn path paths count counts limit limits timeout ms sec secs seconds minutes hours days expiry expires expiration expired ttl lifetime age at in
  enabled disabled required optional allowed supported length size policy policies rule rules method methods format algorithm alg version status
  scope scopes provider providers description label title placeholder mode strategy flow created updated rotated issuer audience`);
/** Names that count tokens of a model. */
const COUNTS =
  words(`max min total prompt completion input output num number count used usage limit budget context cached cache reasoning thinking
  per remaining audio text average avg estimated window generated llm`);
/** In OAuth the id of a client secret is issued together with the secret. */
const OWNERS_OF_SECRETS = words('client app application consumer user shared customer account merchant partner');

/** Longer names are not real names and are treated as secret. */
const MAX_LENGTH = 200;
const MAX_REMEMBERED = 5_000;

interface Meaning {
  readonly isSecret: boolean;
  readonly isSecretParameter: boolean;
  readonly isHeaders: boolean;
  readonly isQuery: boolean;
  readonly lastWord: string;
}

/** The same names are checked many times. */
const remembered = new Map<string, Meaning>();
const LONG: Meaning = { isSecret: true, isSecretParameter: true, isHeaders: false, isQuery: false, lastWord: '' };

function meaningOf(name: string): Meaning {
  const known = remembered.get(name);
  if (known) return known;
  if (name.length > MAX_LENGTH) return LONG;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const all = wordsOf(name);
  const isSecret = decide(all);
  const meaning = {
    isSecret,
    isSecretParameter: isSecret || PARAMETERS.has(all.join(' ')),
    isHeaders: leadsToHeaders(all),
    isQuery: all.includes('query'),
    lastWord: all.at(-1) ?? '',
  };
  remembered.set(name, meaning);
  return meaning;
}

export const isSecretName = (name: string): boolean => meaningOf(name).isSecret;

/** Like `isSecretName`, for the parameters of URLs: there a key, a code or a signature is a credential. */
export const isSecretParameter = (name: string): boolean => meaningOf(name).isSecretParameter;
const PARAMETERS = words('key keys code sign ticket nonce');

/** The last word of a name, in small letters: `value` of `paramValue`. */
export const lastWordOf = (name: string): string => meaningOf(name).lastWord;

/** Whether the word says only in what form something is, such as `value`. */
export const isForm = (word: string): boolean => FORMS.has(word);

/** Whether parameters of a URL stand under the key: `preset_query_params`, `query`. */
export const isQueryName = (name: string): boolean => meaningOf(name).isQuery;

/** Whether headers stand under the key: `headers`, `customHeaders`, `Header`. */
export const isHeadersName = (name: string): boolean => meaningOf(name).isHeaders;
const HEADERS = words('header headers');

function leadsToHeaders(all: readonly string[]): boolean {
  const last = all.findLast((word) => !FORMS.has(word) || HEADERS.has(word));
  return last !== undefined && (HEADERS.has(last) || last.endsWith('headers'));
}

function decide(all: readonly string[]): boolean {
  const isStem = (word: string) => STEMS.some((stem) => word.includes(stem)) && !NOT_SECRET.some((other) => word.includes(other));
  const joined = all.join('');
  const hasStem = all.some(isStem) || isStem(joined);
  if (hasStem && isCount(all)) return false;
  if (isSecretReference(all)) return true;
  if (isReference(all)) return false;
  if (hasStem) return true;
  const said = withoutForms(all);
  const last = said.at(-1) ?? '';
  const before = said.at(-2) ?? '';
  if (SECRET_WORDS.has(last) || SECRET_PAIRS.has(`${before}_${last}`) || SECRET_PAIRS.has(all.slice(-2).join('_'))) return true;
  if (SECRET_PAIRS.has(all.slice(-3).join('_')) || SECRET_WORDS.has(joined)) return true;
  if (last === 'code' || last === 'codes') return CODE_OWNERS.has(before);
  if (said.length > 0 && isJoined(last)) return true;
  return all.some((word, index) => (word === 'key' || word === 'keys') && index > 0 && !HARMLESS_KEYS.has(all[index - 1] ?? ''));
}

/** `appkey`, `doorcode`, `userpass`: two words that were written as one. */
function isJoined(word: string): boolean {
  const [, owner = '', what] = /^(.{2,})(key|code|pass)s?$/.exec(word) ?? [];
  if (what === 'key') return !NO_KEYS.has(owner) && !HARMLESS_KEYS.has(owner);
  return what === 'code' ? CODE_OWNERS.has(owner) : what === 'pass' && PASS_OWNERS.has(owner);
}

function isSecretReference(all: readonly string[]): boolean {
  return SECRET_REFERENCES.has(all.slice(-2).join('_')) && !OTHER_SESSIONS.has(all.at(-3) ?? '');
}

const isCount = (all: readonly string[]) =>
  (all.includes('tokens') || all.includes('token')) &&
  all.some((word) => COUNTS.has(word)) &&
  all.every((word) => COUNTS.has(word) || /^tokens?$/.test(word) || FILLERS.has(word));
const FILLERS = words('minute day request response call second');

function isReference(all: readonly string[]): boolean {
  const last = all.at(-1) ?? '';
  if (!REFERENCES.has(last) || all.length < 2) return false;
  const owner = all[all.findLastIndex((word) => word === 'secret' || word === 'secrets') - 1];
  return !(last.startsWith('id') && owner !== undefined && OWNERS_OF_SECRETS.has(owner));
}

function withoutForms(all: readonly string[]): readonly string[] {
  let end = all.length;
  while (end > 1 && FORMS.has(all[end - 1] ?? '') && all[end - 1] !== 'key' && all[end - 1] !== 'keys') end -= 1;
  return all.slice(0, end);
}

/** The words of a name, in lower case: `X-Api-Key`, `xApiKey` and `x api key` have the same. Digits at a word's end do not count. */
function wordsOf(name: string): readonly string[] {
  const letters = plain(name);
  const found: string[] = [];
  let word = '';
  const end = () => {
    if (word !== '') found.push(word.toLowerCase());
    word = '';
  };
  for (let at = 0; at < letters.length; at += 1) {
    const character = letters[at] ?? '';
    if (!/[\p{L}\p{N}]/u.test(character)) {
      end();
      continue;
    }
    const begins =
      isUpper(character) &&
      (isLower(letters[at - 1]) || (isUpper(letters[at - 1]) && isLower(letters[at + 1])) || isDigit(letters[at - 1]));
    if (begins) end();
    word += character;
  }
  end();
  return found
    .map((each) => (SECRET_WORDS.has(each) || each === 'v1' || each === 'v2' ? each : withoutDigits(each)))
    .filter((each) => each !== '');
}

/** Without accents and the like. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

function withoutDigits(word: string): string {
  let end = word.length;
  while (end > 0 && isDigit(word[end - 1])) end -= 1;
  return word.slice(0, end);
}

const isUpper = (character = '') => character >= 'A' && character <= 'Z';
const isLower = (character = '') => character >= 'a' && character <= 'z';
const isDigit = (character = '') => character >= '0' && character <= '9';
