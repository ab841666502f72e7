import type { Phrasebook } from '../conversation/phrasebook.ts';
import type { CheckTools } from '../domain/questionnaire/tools.ts';
import type { WriteAgenda } from './agenda/export-agenda.ts';
import type { AgendaRows } from './agenda/rows.ts';
import type { ConversationRows } from './answering/rows.ts';
import type { ChatRows } from './chat/rows.ts';
import type { ComingRows } from './coming/rows.ts';
import type { ReadDataset } from './dataset/check-export.ts';
import type { WriteDataset } from './dataset/export-dataset.ts';
import type { DatasetRows } from './dataset/rows.ts';
import type { Links } from './deliveries/deliver-due.ts';
import type { FaultRows } from './deliveries/fault-rows.ts';
import type { ReturnRows } from './deliveries/return-rows.ts';
import type { ReadReturned } from './deliveries/returned-letter.ts';
import type { PlanRows } from './deliveries/rows.ts';
import type { Files } from './files.ts';
import type { GuessLimiter } from './guess-limiter.ts';
import type { HookRows } from './hooks/rows.ts';
import type { InvitationRows } from './invitations/rows.ts';
import type { StopRows } from './invitations/stop-by-link.ts';
import type { Directory } from './linking/chats.ts';
import type { LinkingRows, OfferRows } from './linking/rows.ts';
import type { MeetingRows } from './meetings/rows.ts';
import type { MemberImportRows } from './members/import-rows.ts';
import type { MemberRows } from './members/rows.ts';
import type { CodingRows } from './needs/rows.ts';
import type { FindSimilar } from './needs/suggest-needs.ts';
import type { NominationRows } from './nominations/rows.ts';
import type { Editions } from './outcomes/edition.ts';
import type { OutcomeRows } from './outcomes/rows.ts';
import type { TellingRows } from './outcomes/telling-rows.ts';
import type { TraceRows } from './outcomes/trace-meeting.ts';
import type { WritePaper } from './papers/export-paper.ts';
import type { PaperRows } from './papers/rows.ts';
import type { AuditRows, Bell, Clock, Hash, Random, Transactions } from './ports.ts';
import type { QuestionnaireRows } from './questionnaires/rows.ts';
import type { ReachRows } from './reach/rows.ts';
import type { RegisterRows } from './register/rows.ts';
import type { CalendarRows } from './rounds/calendar-rows.ts';
import type { RoundRows } from './rounds/rows.ts';
import type { StaffRows } from './staff/rows.ts';
import type { WatchRows } from './staff/watch-rows.ts';
import type { SubscriptionRows } from './subscriptions/rows.ts';
import type { TokenRows } from './tokens/rows.ts';
import type { KeptVault } from './vault/kept-vault.ts';

/** Every family's rows; a use case names the ones that it needs. */
export interface AllRows {
  readonly agenda: AgendaRows;
  readonly audit: AuditRows;
  readonly calendar: CalendarRows;
  readonly chats: ChatRows;
  readonly coding: CodingRows;
  readonly coming: ComingRows;
  readonly conversations: ConversationRows;
  readonly dataset: DatasetRows;
  readonly deliveries: PlanRows;
  readonly faults: FaultRows;
  readonly hooks: HookRows;
  readonly invitations: InvitationRows;
  readonly linking: LinkingRows;
  readonly meetings: MeetingRows;
  readonly memberImport: MemberImportRows;
  readonly members: MemberRows;
  readonly nominations: NominationRows;
  readonly offers: OfferRows;
  readonly outcomes: OutcomeRows;
  readonly papers: PaperRows;
  readonly questionnaires: QuestionnaireRows;
  readonly reach: ReachRows;
  readonly register: RegisterRows;
  readonly returns: ReturnRows;
  readonly rounds: RoundRows;
  readonly staff: StaffRows;
  readonly watch: WatchRows;
  readonly stops: StopRows;
  readonly subscriptions: SubscriptionRows;
  readonly telling: TellingRows;
  readonly tokens: TokenRows;
  readonly traces: TraceRows;
}

/**
 * Everything that use cases ask of the world, made once by src/main and handed to the commands and the console. A use
 * case takes it where it asks for its own few ports.
 */
export interface Parley {
  readonly store: Transactions<AllRows>;
  readonly clock: Clock;
  readonly random: Random;
  readonly hash: Hash;
  readonly bell: Bell;
  readonly limiter: GuessLimiter;
  readonly phrases: Phrasebook;
  readonly links: Links & { signIn(token: string): string };
  /** The chat platforms of this deployment, in which people can join and be looked for. */
  readonly directories: readonly Directory[];
  readonly tools: CheckTools;
  readonly files: Files;
  readonly write: WriteAgenda;
  readonly writeDataset: WriteDataset;
  readonly readDataset: ReadDataset;
  readonly findSimilar: FindSimilar;
  readonly writePaper: WritePaper;
  readonly readReturned: ReadReturned;
  readonly vault: KeptVault;
  /** Hosts of the Bureau's own network that webhooks may be sent to. */
  readonly hookHosts: readonly string[];
  /** Editions of the resolution, and the study groups of a study period. */
  readonly editions: Editions;
  readonly studyGroupsOf: (studyPeriod: string) => Promise<readonly string[]>;
  /** Staff's words for a statement of a meeting's trace. */
  readonly traceWords: (name: string, params?: Readonly<Record<string, string | number>>) => string;
  /** Staff's words for a refusal, in English. */
  readonly refusalWords: (
    code: string,
    params?: Readonly<Record<string, string | number>>,
  ) => string;
}
