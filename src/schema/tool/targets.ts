/** Where calls are transferred, invited and referred to. */
import type { AssistantTool } from 'telnyx/resources/ai/assistants/assistants';
import { access } from '../access/access.ts';
import type { Superset } from '../wire/superset.ts';
import { describeKind, isString } from '../wire/checks.ts';
import { MistypedValueError, objects, secret, text, url, type WholeField } from '../wire/fields.ts';
import { asJsonObject, wireObject, type WireFieldBuilder } from '../wire/object.ts';

type TransferTargetWire = Superset<
  AssistantTool.Transfer.Transfer.TargetsList | AssistantTool.Invite.Invite.TargetsList | AssistantTool.Refer.Refer.Target
>;

export const TransferTarget = wireObject<TransferTargetWire>('TransferTarget', {
  description: 'A person or number that a call can be transferred to. Transfers and invitations dial `to`, SIP referrals use `sipAddress`.',
  fields: {
    name: text('Name by which the model chooses this target.'),
    to: url('Phone number or SIP URI to dial; null in a SIP referral.'),
    sip_address: url('SIP URI that the call is referred to; null except in a SIP referral.'),
    extension: text(
      'DTMF digits to send once a transfer is answered: `0-9 A-D * #`, `w` waits half a second, `W` one second; at most 64. Null means none.',
    ),
    message: text('What a transfer says to this target before the caller is connected; null means the model decides.'),
    sip_auth_username: text('User name for SIP authentication; null means none.'),
    sip_auth_password: secret(
      'Password for SIP authentication, a secret in plain text: Telnyx shows it to everyone who may read the assistant.',
    ),
  },
});

type Targets = readonly TransferTargetWire[];

/** Null if there is no list, since a tool of the same union may have a template instead. */
export function targets(description: string): WholeField<Targets> {
  const list = objects(() => TransferTarget, description);
  return {
    ...list,
    nullable: true,
    read: (value, ctx, info) => {
      if (value === null || value === undefined) return null;
      if (!Array.isArray(value))
        throw new MistypedValueError(`The upstream sent ${describeKind(value)} where a list of targets is expected.`);
      return list.read(value, ctx, info);
    },
  };
}

/** Like `targets`, for a key that may hold a template: a template is null here, and shown by `targetsTemplate`. */
export function targetsOrTemplate(description: string): WholeField<Targets | string> {
  const { carriesType: _narrower, ...list } = targets(description);
  return {
    ...list,
    carries: (value) => isString(value) || list.carries(value),
    read: (value, ctx, info) => (isString(value) ? null : list.read(value, ctx, info)),
  };
}

/** The other half of `targetsOrTemplate`, for the tool whose payload is under `payloadKey`. */
export const targetsTemplate = (payloadKey: 'transfer' | 'invite') => (t: WireFieldBuilder<unknown>) => ({
  targetsTemplate: t.string({
    nullable: true,
    extensions: access({ isUrl: true }),
    description:
      'Template, for example `{{ targets }}`, with a variable that holds the list of targets at call time; null where the list itself is stored.',
    resolve: (tool) => {
      const value = asJsonObject(asJsonObject(tool)[payloadKey])['targets'];
      return isString(value) ? value : null;
    },
  }),
});
