import { Page } from '../parts/page.tsx';
import { MissingSecrets } from './missing-secrets.tsx';
import { SecretUsage } from './secret-usage.tsx';
import { ToolUsage } from './tool-usage.tsx';

/** Which assistants use a shared tool or a secret, and which name a secret that does not exist. */
export const UsagePage = () => (
  <Page title="Usage">
    <p className="muted">What assistants share, and where they use it: in their tools and settings, and in their flows.</p>
    <ToolUsage />
    <SecretUsage />
    <MissingSecrets />
  </Page>
);
