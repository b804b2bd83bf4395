import { text } from '../wire/fields.ts';
import { toolVariant } from './tool.ts';

export const PayTool = toolVariant('PayTool', 'pay', {
  description:
    'Lets the assistant take a card payment by the keys of the phone (beta); recording pauses meanwhile. Needs `telephonySettings.disableDtmf` to be true. At most one per assistant.',
  fields: {
    connector_name: text('Name of the payment connector in the account; it must exist.'),
    currency: text('Currency of payments where the model names no other, for example `USD`.'),
    payment_method: text('Method of payments where the model names no other, for example `credit-card`.'),
    description: text('When to take a payment, in words for the model; null means the platform decides the wording.'),
  },
});
