import type { IntegrationSecretCreateParams } from 'telnyx/resources/integration-secrets';
import { createIntegrationSecret, deleteIntegrationSecret } from '../../resolvers/integration-secrets.ts';
import { badInput } from '../../resolvers/user-errors.ts';
import type { WireBody } from '../../resolvers/wire-body.ts';
import { MAY_WRITE_SECRETS } from '../access/access.ts';
import { mutation } from '../shared/mutation.ts';
import { deleteFields, deletePayload, writePayload } from '../shared/payload.ts';
import { text } from '../wire/input-fields.ts';
import { object, wireInput } from '../wire/input.ts';
import { ownFields } from '../wire/own-fields.ts';
import { SECRET_LOOKS } from './looks.ts';
import { IntegrationSecret } from './ref.ts';

/** The upstream takes the parts of the value beside a type that says which of them count; here what is given says it. */
interface SecretBody {
  readonly identifier: string;
  readonly bearer?: string;
  readonly basic?: BasicSecret;
}

interface BasicSecret {
  readonly username: string;
  readonly password: string;
}

const BasicSecretInput = wireInput<BasicSecret>('BasicSecretInput', {
  description: 'A user name and a password.',
  reserved: ['identifier', 'type', 'token'],
  fields: {
    username: text('Who authenticates, such as an account name.', { required: true }),
    password: text('What goes with the user name; never shown again.', { required: true }),
  },
});

const secret = ownFields<SecretBody>({
  identifier: text('What assistants and MCP servers name it by; unique in the account.', { required: true }),
  bearer: text('The token, for a secret that is one. Exactly one of `bearer` and `basic` is given.', { nullIsAbsent: true }),
  basic: object(() => BasicSecretInput, 'User name and password, for a secret that is both.', { nullIsAbsent: true }),
});

/** The value as the upstream takes it; refusals must not repeat it. */
function toBody(input: object): WireBody<IntegrationSecretCreateParams> {
  const { wire, faults, nameInput } = secret.read(input);
  const { identifier, bearer, basic } = wire;
  const isOne = (bearer === undefined) !== (basic === undefined);
  return {
    wire: { identifier, ...(basic ? { ...basic, type: 'basic' } : { type: 'bearer', token: bearer ?? '' }) },
    faults: [...faults, ...(isOne || faults.length > 0 ? [] : [badInput(['input'], 'Give exactly one of bearer and basic.')])],
    nameInput: ([key = '', ...rest]) => {
      if (key === 'token') return ['input', 'bearer'];
      return key === 'username' || key === 'password' ? ['input', 'basic', key] : nameInput([key, ...rest]);
    },
    secrets: [bearer, basic?.username, basic?.password].filter((value) => value !== undefined),
  };
}

mutation('createIntegrationSecret', {
  description:
    'Stores a secret at Telnyx under an identifier. Its value is in no answer, log or cache of the gateway. Cost: one upstream write, sent once: Telnyx takes no idempotency key for it.',
  input: 'What to store, and its identifier.',
  needs: MAY_WRITE_SECRETS,
  fields: secret.fields,
  payload: writePayload('CreateIntegrationSecretPayload', 'integrationSecret', {
    type: IntegrationSecret,
    description: 'The secret, without its value; null when it was refused.',
  }),
  resolve: (input, ctx) => createIntegrationSecret({ body: toBody(input) }, ctx),
});

const remove = deleteIntegrationSecret(SECRET_LOOKS);

mutation('deleteIntegrationSecret', {
  description:
    'Deletes an integration secret. One that assistants, MCP servers or shared tools name is refused, unless `evenIfUsed`. Cost: one upstream write; before it, unless `evenIfUsed`, one list each of secrets, assistants, MCP servers and shared tools: one call for each 100 of each but assistants.',
  input: 'Which secret to delete.',
  needs: MAY_WRITE_SECRETS,
  fields: deleteFields('secret', 'assistants, MCP servers or shared tools'),
  payload: deletePayload('DeleteIntegrationSecretPayload', 'secret'),
  resolve: ({ id, evenIfUsed }, ctx) => remove({ id: String(id), evenIfUsed }, ctx),
});
