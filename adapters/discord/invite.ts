/** Where Parley is put into a server, or into somebody's own account (docs.discord.com/developers/topics/oauth2). */
export interface InviteLinks {
  readonly server: string;
  readonly account: string;
  /** What the bot may do in a server: the bits, and their names. */
  readonly permissions: string;
  readonly permissionNames: readonly string[];
}

/**
 * The least that serves: to see the channels that it is told to write in, to write there, and to add files, such as an agenda
 * (docs.discord.com/developers/topics/permissions). In a conversation with a person none is needed.
 */
const PERMISSIONS = {
  'View Channels': 1n << 10n,
  'Send Messages': 1n << 11n,
  'Attach Files': 1n << 15n,
} as const;

/** `0` a server, `1` a person's account. */
const INSTALL = { server: '0', account: '1' } as const;

export function inviteLinks(applicationId: string): InviteLinks {
  const permissions = String(Object.values(PERMISSIONS).reduce((all, one) => all | one, 0n));
  const link = (given: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams({ client_id: applicationId, ...given });
    return `https://discord.com/oauth2/authorize?${query}`;
  };
  return {
    server: link({
      integration_type: INSTALL.server,
      scope: 'bot applications.commands',
      permissions,
    }),
    account: link({ integration_type: INSTALL.account, scope: 'applications.commands' }),
    permissions,
    permissionNames: Object.keys(PERMISSIONS),
  };
}
