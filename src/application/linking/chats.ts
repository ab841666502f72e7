import type { Person, PersonQuery, PlatformName } from '../../platform/adapter.ts';

/** A chat platform of this deployment, as people hear of it. Given by src/main. */
export interface ChatPlatform {
  readonly platform: PlatformName;
  /** As people call it. */
  readonly name: string;
  /** The bot's own name there, under which it is found. */
  readonly bot: string;
  /** What is typed before a code: "/parley join", or "join". */
  readonly command: string;
}

/** Where accounts can be looked for by e-mail address. */
export interface Directory extends ChatPlatform {
  /** The workspaces or tenants that are connected now. */
  tenants(): Promise<readonly string[]>;
  /** Throws when the platform cannot be asked now. */
  findPerson(who: PersonQuery): Promise<Person | undefined>;
}
