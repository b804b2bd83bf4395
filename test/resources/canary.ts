/** An account with a canary deploy. */
import type { UpstreamReply } from '../support/upstream.ts';
import { startVersions, twoOfThree } from './versions.ts';

export const PATH = '/ai/assistants/a/canary-deploys';
export const times = { created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-02T00:00:00Z' };
export const DEPLOY = {
  assistant_id: 'a',
  ...times,
  rules: [
    {
      match: [
        { attribute: 'tier', operator: 'in', values: ['gold'] },
        { attribute: 'x', operator: 'like', values: ['y'] },
      ],
      serve: { version_id: 'v3' },
    },
    {
      serve: {
        rollout: [
          { version_id: 'v1', weight: 10 },
          { version_id: 'v3', weight: 5 },
        ],
      },
    },
  ],
};

/** An account whose assistant `a` has this canary deploy. */
export const startCanary = (reply: UpstreamReply | ((method: string) => UpstreamReply) = { body: DEPLOY }) =>
  startVersions(twoOfThree(), {
    instead: (method, path) => {
      if (path === '/ai/assistants/b/canary-deploys') return { status: 404, body: {} };
      if (path !== PATH) return undefined;
      return typeof reply === 'function' ? reply(method) : reply;
    },
  });
