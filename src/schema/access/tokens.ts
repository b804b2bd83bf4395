/** Credentials that their own shape gives away, wherever they stand: what vendors hand out, and URLs that are secret as a whole. */
import { MASK } from './mask.ts';

/** Each begins in a way of its own and goes on to the end of its letters. */
const TOKENS = new RegExp(
  [
    'sk-[\\w-]{16,}', // OpenAI, Anthropic
    '[srp]k_(?:live|test|prod)_\\w{6,}', // Stripe
    'whsec_[\\w+/=-]{8,}',
    'gh[opusr]_\\w{10,}',
    'github_pat_\\w{10,}',
    'glpat-[\\w-]{10,}',
    'x(?:ox[a-z]|app)-[\\w-]{8,}', // Slack
    'A(?:KIA|SIA)[A-Z0-9]{10,}', // AWS
    'AIza[\\w-]{20,}', // Google
    'ya29\\.[\\w-]{10,}',
    'SG\\.[\\w-]{10,64}\\.[\\w-]{10,}', // SendGrid
    'KEY[0-9A-F]{20,}_\\w{8,}', // Telnyx
    '(?:SK|AC)[0-9a-f]{32}', // Twilio
    '(?:hf|npm|r8|gsk|xai|pypi|dop_v1|shp(?:at|ca|pa|ss)|lin_api|ntn|secret)_\\w{16,}',
    'pat-[a-z]{2}\\d-[\\w-]{10,}', // HubSpot
  ]
    .map((shape) => `(?<![A-Za-z0-9])${shape}`)
    .concat('(?<![\\w-])eyJ[\\w-]{6,}\\.[\\w-]{4,}(?:\\.[\\w-]*)?') // JWT
    .join('|'),
  'g',
);

/** Hooks whose path is their credential. */
const SECRET_PATHS =
  /((?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api(?:\/v\d{1,2})?\/webhooks|hooks\.zapier\.com\/hooks|webhook\.office\.com\/webhookb2|chat\.googleapis\.com\/v1\/spaces|hook\.[a-z0-9]{2,5}\.make\.com)\/|api\.telegram\.org\/(?:file\/)?bot)[^\s"'<>?#)\]]+/gi;

/** Texts of the same shape that are words are no tokens. */
const masked = (token: string) => (/\d/.test(token) || /^[srp]k_/.test(token) ? MASK : token);

/** No token is shorter, and most texts of documents are. */
const SHORTEST = 13;

export function maskTokens(text: string): string {
  if (text.length < SHORTEST) return text;
  const without = text.replaceAll(TOKENS, masked);
  return without.includes('/') ? without.replaceAll(SECRET_PATHS, `$1${MASK}`) : without;
}

export const hasToken = (text: string): boolean => maskTokens(text) !== text;
