export const CANARY = 'canary-7f3a';

/** An assistant with a secret in every place that may hold a secret, known or new. */
export const secretDocument = (secret: string) => ({
  id: 'a',
  name: 'Ann',
  dynamic_variables: { crm_api_key: secret, city: 'Bern', nested: { password: secret, headers: { 'X-Any': secret } } },
  dynamic_variables_webhook_url: `https://user:${secret}@hooks.example/vars?token=${secret}&lang=de`,
  new_setting: {
    auth_token: secret,
    url: `wss://x.example/?api_key=${secret}#top`,
    list: [{ client_secret: secret }],
    headers: [{ name: 'X', value: secret }],
  },
  tools: [
    {
      type: 'webhook',
      webhook: {
        name: 'w',
        url: `https://h.example/?sig=${secret}`,
        headers: [{ name: 'X-Key', value: secret }],
        basic_auth_password: secret,
      },
    },
    {
      type: 'transfer',
      transfer: {
        from: '+1',
        targets: [{ name: 'desk', to: 'sip:desk', sip_auth_username: 'u', sip_auth_password: secret }],
        custom_headers: [{ name: 'X', value: secret }],
      },
    },
    {
      type: 'transfer',
      transfer: { targets: [{ name: 'odd', sip_auth_password: { clear: secret } }], custom_headers: [{ name: 'X', value: [secret] }] },
    },
    { type: 'brand_new', brand_new: { wherever: secret, list: [secret, 12_345], on: true } },
  ],
  conversation_flow: { nodes: [{ id: 'n', type: 'brand_new', wherever: secret }], edges: [] },
});
