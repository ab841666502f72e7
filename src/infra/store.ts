import { announcing } from '../application/hooks/announce.ts';
import type { AllRows } from '../application/parley.ts';
import type { Transactions } from '../application/ports.ts';
import type { Database, PrismaClient } from './database/prisma.ts';
import { agendaRows } from './rows/agenda-rows.ts';
import { conversationRows } from './rows/answering-rows.ts';
import { auditRows } from './rows/audit-rows.ts';
import { calendarRows } from './rows/calendar-rows.ts';
import { chatRows } from './rows/chat-rows.ts';
import { codingRows } from './rows/coding-rows.ts';
import { comingRows } from './rows/coming-rows.ts';
import { datasetRows } from './rows/dataset-rows.ts';
import { deliveryRows } from './rows/delivery-rows.ts';
import { faultRows } from './rows/fault-rows.ts';
import { hookRows } from './rows/hook-rows.ts';
import { invitationRows } from './rows/invitation-rows.ts';
import { linkingRows } from './rows/linking-rows.ts';
import { meetingRows } from './rows/meeting-rows.ts';
import { memberImportRows } from './rows/member-import-rows.ts';
import { memberRows } from './rows/member-rows.ts';
import { nominationRows } from './rows/nomination-rows.ts';
import { offerRows } from './rows/offer-rows.ts';
import { outcomeRows } from './rows/outcome-rows.ts';
import { paperRows } from './rows/paper-rows.ts';
import { questionnaireRows } from './rows/questionnaire-rows.ts';
import { reachRows } from './rows/reach-rows.ts';
import { registerRows } from './rows/register-rows.ts';
import { returnRows } from './rows/return-rows.ts';
import { roundRows } from './rows/round-rows.ts';
import { staffRows } from './rows/staff-rows.ts';
import { stopRows } from './rows/stop-rows.ts';
import { subscriptionRows } from './rows/subscription-rows.ts';
import { tellingRows } from './rows/telling-rows.ts';
import { tokenRows } from './rows/token-rows.ts';
import { traceRows } from './rows/trace-rows.ts';
import { watchRows } from './rows/watch-rows.ts';
import { systemRandom } from './system.ts';

/** Large imports stay in one transaction: all or nothing, however long the table is. */
const TRANSACTION_MS_MAX = 10 * 60_000;
/** How long to wait for a free connection. */
const WAIT_MS_MAX = 10_000;
/** PostgreSQL's serialization failure and deadlock: the work was undone and may be done again. */
const REPEATABLE = new Set(['P2034', '40001', '40P01']);
const TRIES_MAX = 3;

/** All rows over one client or transaction. */
export function allRows(db: Database): AllRows {
  const hooks = hookRows(db);
  const deliveries = deliveryRows(db);
  return {
    agenda: agendaRows(db),
    audit: announcing(auditRows(db), { hooks, deliveries }, systemRandom),
    calendar: calendarRows(db),
    chats: chatRows(db),
    coding: codingRows(db),
    coming: comingRows(db),
    conversations: conversationRows(db),
    dataset: datasetRows(db),
    deliveries,
    faults: faultRows(db),
    hooks,
    invitations: invitationRows(db),
    linking: linkingRows(db),
    meetings: meetingRows(db),
    memberImport: memberImportRows(db),
    members: memberRows(db),
    nominations: nominationRows(db),
    offers: offerRows(db),
    outcomes: outcomeRows(db),
    papers: paperRows(db),
    questionnaires: questionnaireRows(db),
    reach: reachRows(db),
    register: registerRows(db),
    returns: returnRows(db),
    rounds: roundRows(db),
    staff: staffRows(db),
    watch: watchRows(db),
    stops: stopRows(db),
    subscriptions: subscriptionRows(db),
    telling: tellingRows(db),
    tokens: tokenRows(db),
    traces: traceRows(db),
  };
}

/** The one store: every use case gets the rows that it asks for, inside one transaction. */
export function createStore(prisma: PrismaClient): Transactions<AllRows> {
  return {
    transaction: async (work) => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await prisma.$transaction((db) => work(allRows(db)), {
            timeout: TRANSACTION_MS_MAX,
            maxWait: WAIT_MS_MAX,
          });
        } catch (cause) {
          if (tries >= TRIES_MAX || !isRepeatable(cause)) throw cause;
        }
      }
    },
  };
}

function isRepeatable(cause: unknown): boolean {
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'code' in cause &&
    typeof cause.code === 'string' &&
    REPEATABLE.has(cause.code)
  );
}
