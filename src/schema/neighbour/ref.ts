import type { MessagingProfileWire } from '../../upstream/resources/messaging-profiles.ts';
import type { PhoneNumberWire } from '../../upstream/resources/phone-numbers.ts';
import type { TexmlAppWire } from '../../upstream/resources/texml-apps.ts';
import { builder } from '../builder.ts';

/** The types' names, apart from their fields, for the types that point to them. */
export const MessagingProfile = builder.objectRef<MessagingProfileWire>('MessagingProfile');
export const TexmlApp = builder.objectRef<TexmlAppWire>('TexmlApp');
export const PhoneNumber = builder.objectRef<PhoneNumberWire>('PhoneNumber');
