import { AGENTS } from '../providers/catalogue.ts';
import { type AssistantWire, PROVIDERS } from '../wire.ts';
import { AIRLINE } from './airline.ts';
import { CARD_SERVICES } from './bank-flow.ts';
import { FRAUD_DESK } from './bank.ts';
import { CLINIC } from './clinic.ts';
import { HOTEL } from './hotel.ts';
import { LOGISTICS } from './logistics.ts';
import { RESTAURANT } from './restaurant.ts';
import { copiesOf } from './copies.ts';

/** The assistants that every account starts with: a fresh copy, natives first, then one import of each provider. */
export const seedAssistants = copiesOf((): AssistantWire[] => {
  const natives = [...CLINIC, CARD_SERVICES, FRAUD_DESK, ...AIRLINE, ...RESTAURANT, ...LOGISTICS, ...HOTEL, BLANK];
  return [...natives, ...importedAssistants()];
});

/** The defaults of Telnyx when only the required fields were set. */
const BLANK: AssistantWire = {
  id: 'assistant-blank',
  name: 'Untitled',
  created_at: '2026-06-30T16:45:00Z',
  instructions: 'Be helpful.',
  model: 'openai/gpt-4o-mini',
};

/** By import id, so that importing the agent again overwrites the assistant. */
const IMPORTED_IDS: Readonly<Record<string, string>> = {
  agent_school_guide: 'assistant-course-guide',
  asst_pharmacy_refills: 'assistant-pharmacy-refills',
  agent_spa_reception: 'assistant-spa-reception',
};

function importedAssistants(): AssistantWire[] {
  const resolve = (importId: string) => IMPORTED_IDS[importId];
  return PROVIDERS.flatMap((provider) =>
    AGENTS[provider].flatMap(({ importId, toAssistant }): AssistantWire[] => {
      const id = resolve(importId);
      if (!id) return [];
      const at = '2026-06-12T08:00:00Z';
      const version = id.replace('assistant', 'version');
      return [{ id, created_at: at, version_id: `${version}-1`, version_created_at: at, ...toAssistant(resolve) }];
    }),
  );
}
