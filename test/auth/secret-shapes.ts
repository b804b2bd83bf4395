/** A secret that no document has by chance. */
export const CANARY = 'canary7Qz';

/** The parts between strokes, which may stand on several lines. */
export const list = (text: string) => text.split('|').map((part) => part.trim());

/** Shapes of JSON in which customers and vendors keep a secret. */
export const shapes = (secret: string): readonly object[] => [
  { Name: 'X-Api-Key', Value: secret },
  { k: 'password', v: secret },
  ...['id', 'label', 'title', 'slug', 'property', 'NAME', 'display_name'].map((key) => ({ [key]: 'api_key', value: secret })),
  { param_name: 'token', param_value: secret },
  { variable_name: 'api_key', variableValue: [secret] },
  { name: 'token', text: secret },
  { name: 'token', current_value: { x: secret } },
  { name: 'token', in: 'query', schema: { default: secret } },
  { pair: ['password', secret] },
  { params: [['token', secret]] },
  { openai: { key: secret } },
  { api: { Key: secret, name: 'x' } },
  { tokens: { [secret]: true } },
  { headers: { [secret]: 'x' } },
  { args: ['--token', secret] },
  { args: ['run', '--header', `Authorization: Bearer ${secret}`] },
  { args: ['run', '-H', `X-Any: ${secret}`] },
  { args: ['-u', `user:${secret}`, 'https://h.example'] },
  { body: JSON.stringify({ password: secret }) },
  { body: JSON.stringify([{ nested: { openai: { key: secret } } }]) },
  { body: JSON.stringify({ body: JSON.stringify({ tokens: [secret] }) }) },
  { body: `{"token":"${secret}","token":null}` },
];
