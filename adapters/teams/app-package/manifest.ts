import {
  DESCRIPTIONS,
  type ListedLanguage,
  MEMBER_COMMANDS,
  STAFF_COMMANDS,
} from './command-words.ts';

export interface ManifestOptions {
  /** The "Application (client) ID" of the bot's registration. */
  readonly appId: string;
  /** Where people reach this Parley, with https. */
  readonly url: string;
  readonly name?: string;
  /** Of the app: higher each time that a package is uploaded again. */
  readonly version?: string;
  /** Pages of whoever runs it; the deployment's own address unless given. */
  readonly privacyUrl?: string;
  readonly termsUrl?: string;
}

const NAME = 'Parley';
const NAME_MAX = 30;
const FIRST_VERSION = '1.0.0';
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const SCHEMA = 'https://developer.microsoft.com/json-schemas/teams/v1.22';

/** Why no package can be made of these, in words for who typed them; undefined: one can. */
export function manifestFault(options: ManifestOptions): string | undefined {
  const { appId, url, name = NAME, version = FIRST_VERSION, privacyUrl, termsUrl } = options;
  if (!GUID.test(appId)) {
    const wanted = `the "Application (client) ID" of the bot's registration`;
    if (appId === '') return `Give --app, or set TEAMS_APP_ID: ${wanted}.`;
    return `--app must be ${wanted}, such as 00000000-0000-0000-0000-000000000000: "${appId}" is none.`;
  }
  const length = [...name].length;
  if (name.trim() === '' || length > NAME_MAX) {
    return `--name has ${length} characters; Teams takes 1 to ${NAME_MAX}.`;
  }
  if (!/^[1-9]\d{0,4}(\.\d{1,5}){2}$/.test(version)) {
    return `--app-version must be three numbers, the first at least 1, such as 1.0.1: "${version}" is not.`;
  }
  if (url === '') return 'Give --url, or set PUBLIC_URL: where people reach this Parley.';
  const pages = [
    ['--url, or PUBLIC_URL,', url],
    ['--privacy', privacyUrl ?? url],
    ['--terms', termsUrl ?? url],
  ] as const;
  const wrong = pages.find(([, address]) => !isSafe(address));
  return wrong === undefined
    ? undefined
    : `${wrong[0]} must begin with https://, or Teams refuses the package: "${wrong[1]}" does not.`;
}

function isSafe(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:';
}

/** The names within the package; all lie at its top. */
export const COLOR_ICON = 'color.png';
export const OUTLINE_ICON = 'outline.png';
const ADDITIONAL = ['ar', 'es', 'fr', 'ru', 'zh'] as const satisfies readonly ListedLanguage[];
/** Teams knows Chinese by its country. */
const TAGS: Readonly<Record<(typeof ADDITIONAL)[number], string>> = {
  ...{ ar: 'ar', es: 'es', fr: 'fr', ru: 'ru', zh: 'zh-cn' },
};

/**
 * The app as Teams is to show it. Rules: https://learn.microsoft.com/microsoft-365/extensibility/schema. Nothing is asked of the
 * tenant but the bot: no right to read its messages, files or people. Ask `manifestFault` first.
 */
export function buildManifest(options: ManifestOptions) {
  const { appId, url, name = NAME, version = FIRST_VERSION, privacyUrl, termsUrl } = options;
  const base = url.replace(/\/+$/, '');
  const { hostname } = new URL(base);
  return {
    $schema: `${SCHEMA}/MicrosoftTeams.schema.json`,
    manifestVersion: '1.22',
    version,
    id: appId.toLowerCase(),
    developer: {
      name: 'ITU TSB',
      websiteUrl: base,
      privacyUrl: privacyUrl ?? base,
      termsOfUseUrl: termsUrl ?? base,
    },
    name: { short: name, full: name },
    description: DESCRIPTIONS.en,
    icons: { color: COLOR_ICON, outline: OUTLINE_ICON },
    accentColor: '#0A6073',
    localizationInfo: {
      defaultLanguageTag: 'en',
      additionalLanguages: ADDITIONAL.map((language) => ({
        languageTag: TAGS[language],
        file: fileOf(language),
      })),
    },
    bots: [
      {
        botId: appId.toLowerCase(),
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: [
          { scopes: ['personal'], commands: MEMBER_COMMANDS.en },
          { scopes: ['team', 'groupChat'], commands: STAFF_COMMANDS },
        ],
      },
    ],
    defaultInstallScope: 'personal',
    validDomains: [hostname],
  } as const;
}

function fileOf(language: ListedLanguage): string {
  return `${language}.json`;
}

/** The words of each other language, by the name of its file. */
export function buildLocalizations({
  name = NAME,
}: ManifestOptions): Readonly<Record<string, object>> {
  return Object.fromEntries(
    ADDITIONAL.map((language) => {
      const { short, full } = DESCRIPTIONS[language];
      const words = MEMBER_COMMANDS[language].flatMap(({ title, description }, index) => {
        const at = `bots[0].commandLists[0].commands[${index}]`;
        return [
          [`${at}.title`, title],
          [`${at}.description`, description],
        ] as const;
      });
      const localization = {
        $schema: `${SCHEMA}/MicrosoftTeams.Localization.schema.json`,
        ...{ 'name.short': name, 'name.full': name },
        ...{ 'description.short': short, 'description.full': full },
        ...Object.fromEntries(words),
      };
      return [fileOf(language), localization];
    }),
  );
}
