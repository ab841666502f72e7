/** Which of Microsoft's clouds a bot lives in: where its tokens come from, who signs for Teams, and where it may write. */
export interface Cloud {
  /** Who signs what Teams sends, and for whom our own tokens are good. */
  readonly channel: string;
  readonly openIdMetadataUrl: string;
  readonly tokenUrl: string;
  /** Where a conversation begins with somebody of whom nothing has been heard; an emulator has no such address. */
  readonly serviceUrl?: string;
  /** Whether our token may go there: whoever has it can write as us. */
  isServiceUrl(url: string): boolean;
}

export interface CloudOptions {
  /** The tenant of the registration. */
  readonly tenantId: string;
  readonly openIdMetadataUrl?: string;
  /** One that names no tenant ("https://login.microsoftonline.us") is asked for that of the registration. */
  readonly authorityUrl?: string;
}

const PUBLIC = {
  channel: 'https://api.botframework.com',
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  authorityUrl: 'https://login.microsoftonline.com',
  serviceUrl: 'https://smba.trafficmanager.net/teams/',
} as const;

/** https://learn.microsoft.com/azure/bot-service/bot-service-resources-faq-azure#azure-government */
const GOVERNMENT = {
  channel: 'https://api.botframework.us',
  openIdMetadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  authorityUrl: 'https://login.microsoftonline.us',
  serviceUrl: 'https://smba.infra.gov.teams.microsoft.us/teams/',
} as const;

/** Where Teams has its connectors; a token of ours goes nowhere else. */
const HOSTS = new Set([
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
]);
const DOMAIN = '.botframework.com';

export function cloudOf({ tenantId, openIdMetadataUrl, authorityUrl }: CloudOptions): Cloud {
  const isGovernment = [openIdMetadataUrl, authorityUrl].some((url) => isUnder(url, '.us'));
  const own = isGovernment ? GOVERNMENT : PUBLIC;
  const metadata = openIdMetadataUrl ?? own.openIdMetadataUrl;
  const emulated = emulatedOrigin(metadata);
  return {
    channel: own.channel,
    openIdMetadataUrl: metadata,
    tokenUrl: tokenUrlOf(authorityUrl ?? own.authorityUrl, tenantId),
    ...(emulated === undefined ? { serviceUrl: own.serviceUrl } : {}),
    isServiceUrl: (url) =>
      emulated === undefined ? isOfTeams(url) : URL.canParse(url) && originOf(url) === emulated,
  };
}

function tokenUrlOf(authorityUrl: string, tenantId: string): string {
  const base = authorityUrl.replace(/\/+$/, '');
  const named = new URL(base).pathname === '/' ? `${base}/${tenantId}` : base;
  return `${named}/oauth2/v2.0/token`;
}

/** An emulated Teams shows its keys on this machine, and is all in one place; whoever is Teams then is nobody else. */
function emulatedOrigin(metadataUrl: string): string | undefined {
  return isLoopback(metadataUrl) ? originOf(metadataUrl) : undefined;
}

export function isLoopback(url: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}

function isOfTeams(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, port, username, password } = new URL(text);
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
  return HOSTS.has(hostname) || hostname.endsWith(DOMAIN);
}

function originOf(url: string): string {
  return new URL(url).origin;
}

function isUnder(url: string | undefined, domain: string): boolean {
  return url !== undefined && new URL(url).hostname.endsWith(domain);
}
