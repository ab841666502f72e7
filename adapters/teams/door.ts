import { Application, TeamsAdapter } from '@microsoft/teams-ai';
import { shortly } from './credentials.ts';

/*
 * The one file that knows Microsoft's package: docs/decisions/0020. It says whether a request is from Teams, and what kind of
 * activity it is. It sends nothing, keeps nothing, and answers nothing.
 */

/** What kind of activity came in. */
export type ActivityKind = 'message' | 'pressed' | 'installation' | 'members';

export type Entered =
  | { readonly kind: 'entered'; readonly activity?: ActivityKind }
  /** It is not from Teams, or not for us. */
  | { readonly kind: 'refused' }
  /** Teams' keys could not be had: it may be sent again. */
  | { readonly kind: 'away'; readonly reason: string };

export interface Door {
  /** `activity` is what was sent, as JSON; `authorization` the header that came with it. */
  enter(authorization: string, activity: Readonly<Record<string, unknown>>): Promise<Entered>;
}

export interface DoorOptions {
  readonly appId: string;
  /** Whose tokens are Teams' (`Cloud.channel`). */
  readonly channel: string;
  readonly openIdMetadataUrl: string;
  /** How long Teams' keys may take to come: Microsoft's package would wait for ever. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 5_000;

type Factory = NonNullable<ConstructorParameters<typeof TeamsAdapter>[1]>;
type Context = Parameters<Application['run']>[0];
type Activity = Context['activity'];

export function openDoor(options: DoorOptions): Door {
  const { patienceMs = PATIENCE_MS } = options;
  const entrance = new Entrance(settingsOf(options), credentialsOf(options.appId));
  const kinds = new WeakMap<object, ActivityKind>();
  const routes = routesInto(kinds);
  return {
    enter: async (authorization, sent) => {
      const activity = structuredClone(sent);
      if (!isActivity(activity)) return { kind: 'refused' };
      const entering = entrance
        .enter(authorization, activity, async (context) => void (await routes.run(context)))
        .then((): Entered => {
          const kind = kinds.get(activity);
          return kind === undefined ? { kind: 'entered' } : { kind: 'entered', activity: kind };
        })
        .catch((cause): Entered => refusalOf(cause));
      return within(patienceMs, entering);
    },
  };
}

/** Its own way in answers by itself, with the words of whatever went wrong, and takes a wrong signature for its own mistake. */
class Entrance extends TeamsAdapter {
  enter(
    authorization: string,
    activity: Activity,
    logic: (context: Context) => Promise<void>,
  ): Promise<unknown> {
    return this.processActivity(authorization, activity, logic);
  }
}

function settingsOf({ channel, openIdMetadataUrl }: DoorOptions) {
  return {
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromChannelTokenIssuer: channel,
    ToChannelFromBotOAuthScope: channel,
    ToChannelFromBotLoginUrl: channel,
    OAuthUrl: channel,
    CallerId: 'urn:botframework:azure',
  };
}

/** Authentication is never off, and the package has no token to send anything with. */
function credentialsOf(appId: string): Factory {
  return {
    isValidAppId: async (given) => given === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      signRequest: () => Promise.reject(new Error('Microsoft’s package is to send nothing')),
    }),
  };
}

/** Microsoft's routes tell activities apart; no typing is shown, and no state of a turn is stored. */
function routesInto(kinds: WeakMap<object, ActivityKind>): Application {
  const app = new Application({ startTypingTimer: false, removeRecipientMention: false });
  const note = (kind: ActivityKind) => async (context: Context) => {
    kinds.set(context.activity, kind);
  };
  const isPressed = async ({ activity }: Context) =>
    activity.type === 'invoke' && activity.name === 'adaptiveCard/action';
  app.addRoute(isPressed, note('pressed'), true);
  app.activity('message', note('message'));
  app.activity('installationUpdate', note('installation'));
  app.activity('conversationUpdate', note('members'));
  return app;
}

/** Without these parts the package makes a failure of an activity. */
function isActivity(value: object): value is Activity {
  const named = (name: string, part: string): boolean => {
    const inner: unknown = Reflect.get(value, name);
    return typeof inner === 'object' && inner !== null && isText(Reflect.get(inner, part));
  };
  return (
    ['type', 'id', 'channelId', 'serviceUrl'].every((name) => isText(Reflect.get(value, name))) &&
    ['from', 'recipient', 'conversation'].every((name) => named(name, 'id'))
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

const UNAUTHORIZED = 401;
const TOKEN_FAULTS = new Set(['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError']);

function refusalOf(cause: unknown): Entered {
  const isRefusal = cause instanceof Error && 'statusCode' in cause;
  if (isRefusal && cause.statusCode === UNAUTHORIZED) return { kind: 'refused' };
  if (cause instanceof Error && TOKEN_FAULTS.has(cause.name)) return { kind: 'refused' };
  return { kind: 'away', reason: `Teams’ keys: ${shortly(cause)}` };
}

async function within(ms: number, entering: Promise<Entered>): Promise<Entered> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Entered>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'away', reason: 'Teams’ keys: no reply' }), ms);
  });
  try {
    return await Promise.race([entering, late]);
  } finally {
    clearTimeout(timer);
  }
}
