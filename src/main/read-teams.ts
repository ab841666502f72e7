import type { Group, TeamsConfig } from './config.ts';
import type { ConfigFault } from './config-faults.ts';
import { isLocal } from './is-local.ts';
import { mindSecret } from './shared-secret.ts';
import { tenantIds, type Variables } from './variables.ts';

/** In the place of a secret: Azure gives the machine an identity, and Parley has no password. */
const MANAGED = 'managed-identity';

/**
 * One registration, of one tenant, with a secret or a managed identity. Where Teams is emulated on this machine, all of it is: keys and
 * tokens of different origins would let in whoever runs one of them.
 */
export function readTeams(
  variables: Variables,
  group: Group,
  faults: ConfigFault[],
): TeamsConfig | undefined {
  const set = group(['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID'], [...ADDRESSES]);
  const addresses = addressFaults(variables);
  faults.push(...addresses);
  if (set === undefined || addresses.length > 0) return undefined;
  mindSecret(variables, faults, 'the ways to people in Teams are');
  const { TEAMS_OPENID_METADATA_URL: keys, TEAMS_AUTHORITY_URL: authority } = variables;
  const [home = '', ...others] = tenantIds(set.TEAMS_TENANT_ID);
  return {
    appId: set.TEAMS_APP_ID.toLowerCase(),
    identity: identityIn(variables, set.TEAMS_APP_PASSWORD),
    tenants: [home, ...others],
    ...(keys === undefined ? {} : { openIdMetadataUrl: keys }),
    ...(authority === undefined ? {} : { authorityUrl: authority }),
  };
}

function identityIn(variables: Variables, password: string): TeamsConfig['identity'] {
  if (password !== MANAGED) return { kind: 'secret', secret: password };
  const { IDENTITY_ENDPOINT: url, IDENTITY_HEADER: header } = variables;
  return url === undefined || header === undefined
    ? { kind: 'managed' }
    : { kind: 'managed', endpoint: { url, header } };
}

const ADDRESSES = ['TEAMS_OPENID_METADATA_URL', 'TEAMS_AUTHORITY_URL'] as const;

function addressFaults(variables: Variables): readonly ConfigFault[] {
  const here = ADDRESSES.find((name) => isHere(variables[name]));
  return ADDRESSES.flatMap((variable): readonly ConfigFault[] => {
    const url = variables[variable];
    if (here !== undefined && !isHere(url)) {
      const wrong = `is not on this machine, while ${here} is`;
      return [{ variable, wrong, mend: 'Set both for an emulated Teams, or take both away.' }];
    }
    if (url === undefined || isHere(url) || url.startsWith('https:')) return [];
    const mend = 'Give its https address; http is for an emulated Teams on this machine alone.';
    return [{ variable, wrong: 'is not https', mend }];
  });
}

function isHere(url: string | undefined): boolean {
  return url !== undefined && isLocal(url);
}
