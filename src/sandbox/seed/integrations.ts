import type { Integration } from 'telnyx/resources/ai/integrations/integrations';
import type { IntegrationConnection } from 'telnyx/resources/ai/integrations/connections';

/** What the catalogue has of an integration, whether it is connected or not. */
export type CatalogueEntry = Omit<Integration, 'status'>;

const entry = (name: string, display_name: string, description: string, available_tools: string[]): CatalogueEntry => ({
  id: `integration-${name}`,
  name,
  display_name,
  description,
  logo_url: `https://static.example.com/integrations/${name}.svg`,
  available_tools,
});

/** The catalogue. The hotel names an integration that is not among them. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  entry('crm', 'Customer records', 'Contacts, deals and notes of a sales team.', ['find_contact', 'create_contact', 'add_note']),
  entry('calendar', 'Calendar', 'Appointments and free times.', ['find_free_time', 'create_event', 'cancel_event']),
  entry('helpdesk', 'Help desk', 'Tickets and their answers.', ['create_ticket', 'find_ticket']),
  entry('payments', 'Payments', 'Invoices and refunds.', ['find_invoice', 'refund']),
  entry('sheets', 'Spreadsheets', 'Rows of shared tables.', ['append_row', 'find_row']),
  entry('chat', 'Team chat', 'Messages to colleagues.', ['send_message']),
];

/** The connections that every account starts with: a fresh copy. */
export const seedConnections = (): IntegrationConnection[] => [
  { id: 'connection-crm', integration_id: 'integration-crm', allowed_tools: ['find_contact', 'add_note'] },
  { id: 'connection-calendar', integration_id: 'integration-calendar', allowed_tools: ['find_free_time', 'create_event', 'cancel_event'] },
];
