import { text } from '../wire/fields.ts';
import { toolVariant } from './tool.ts';

export const PayTool = toolVariant('PayTool', 'pay', {
  description:
    'Lets the assistant take a card payment via DTMF (beta); recording pauses meanwhile. Needs `telephonySettings.disableDtmf` to be true. At most one per assistant.',
  fields: {
    connector_name: text('Name of the payment connector in the account; it must exist.'),
    currency: text('Default currency of payments, for example `USD`; the model may name another.'),
    payment_method: text('Default payment method, for example `credit-card`; the model may name another.'),
    description: text("When to take a payment: instructions for the model; null means Telnyx's own wording."),
  },
});
