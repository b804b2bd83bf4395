import type { TexmlApplication } from 'telnyx/resources/texml-applications';
import { firstPage } from '../pages.ts';
import { resource } from '../resource.ts';

/** What of an application is shown. */
export interface TexmlAppWire extends Pick<
  TexmlApplication,
  'friendly_name' | 'voice_url' | 'status_callback' | 'active' | 'created_at' | 'updated_at'
> {
  readonly id: string;
}

export const texmlApps = resource<TexmlAppWire>({
  kind: 'texml-apps',
  noun: ['a', 'TeXML application'],
  idKey: 'id',
  retrieve: ({ texmlApplications }, id, options) => texmlApplications.retrieve(id, options),
  list: firstPage('texml_applications', ({ texmlApplications }, query, options) => texmlApplications.list(query as object, options), 250),
  tells: ['friendly_name', 'voice_url', 'active'],
});
