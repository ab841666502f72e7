import { createHash, randomUUID } from 'node:crypto';

/** Asks one of the outbox's functions and answers with what its rows hold. */
export type Call = (name: string, args: string, values: readonly unknown[]) => Promise<unknown[]>;

/** Rows that a worker claims at a time, and a sweep. */
export const CLAIMED_MAX = 200;
export const SWEPT_MAX = 500;

const LEASE = '00000000-0000-4000-9000-00000000000a';
const MINUTE_MS = 60_000;
const TAKEN = '$1::timestamptz, $2::int, $3::uuid, $4::timestamptz';

/** Calls every function of the outbox once, as a worker and a sweep do: claims a batch and takes it to its end. */
export async function callEach(call: Call, now: number): Promise<void> {
  const at = new Date(now);
  const until = new Date(now + 2 * MINUTE_MS);
  const request = (limit: number) => [at, limit, LEASE, until];
  await call('cancel_expired', '$1::timestamptz, $2::int', [at, SWEPT_MAX]);
  await call('claim_abandoned', TAKEN, request(SWEPT_MAX));
  await call('next_due', '', []);
  await call('overdue_since', '$1::timestamptz', [at]);
  const ids = await call('claim_due', TAKEN, request(CLAIMED_MAX));
  const [loaded] = await call('load_due', '$1::uuid[], $2::timestamptz', [ids, at]);
  const due = loaded as Due;
  const contacts = due.contacts ?? [];
  const emails = [...new Set(contacts.map(({ email }) => email))];
  await call(
    'claim_for',
    '$1::text[], $2::text[], $3::timestamptz, $4::timestamptz, $5::int, $6::uuid, $7::timestamptz',
    [emails, ['reminder'], new Date(now + 720 * MINUTE_MS), ...request(CLAIMED_MAX)],
  );
  const carried = '$1::uuid[], $2::timestamptz, $3::int, $4::uuid, $5::timestamptz';
  await call('claim_carried', carried, [ids, ...request(CLAIMED_MAX)]);
  await call('begin_sends', '$1::json', [JSON.stringify(partsOf(due, now))]);
  const settlements = ids.map((id) => {
    const reference = 'measured';
    return { id, lease: LEASE, state: 'sent', at: now, reason: null, reference, outcome: 'sent' };
  });
  await call('settle_sends', '$1::json', [JSON.stringify(settlements)]);
}

/** As much of what `load_due` answers as beginning takes. */
interface Due {
  readonly deliveries: readonly { readonly id: string; readonly addresseeId: string }[] | null;
  readonly addressees: readonly { readonly id: string; readonly memberId: string }[] | null;
  readonly responses: readonly { readonly addresseeId: string; readonly status: string }[] | null;
  readonly contacts: readonly Contact[] | null;
  readonly outreach: readonly { readonly email: string; readonly sentAt: number[] }[] | null;
}

interface Contact {
  readonly id: string;
  readonly memberId: string;
  readonly email: string;
}

function partsOf(due: Due, now: number): object[] {
  const memberOf = new Map(due.addressees?.map(({ id, memberId }) => [id, memberId]));
  const statusOf = new Map(due.responses?.map((one) => [one.addresseeId, one.status]));
  const contactOf = new Map(due.contacts?.map((one) => [one.memberId, one]));
  const sentTo = new Map(due.outreach?.map(({ email, sentAt }) => [email, sentAt]));
  return (due.deliveries ?? []).flatMap(({ id, addresseeId }, message) => {
    const contact = contactOf.get(memberOf.get(addresseeId) ?? '');
    if (contact === undefined) return [];
    const { email } = contact;
    const link = randomUUID();
    return [
      {
        ...{ message, id, carrier: id, lease: LEASE, at_ms: now, lease_ms: now + 2 * MINUTE_MS },
        ...{ platform: 'bench', tenant: '', external_id: email, email },
        ...{ last_ms: sentTo.get(email)?.at(-1), instead_ms: [], attempt: randomUUID() },
        ...{ contact: contact.id, status: statusOf.get(addresseeId), addressee: addresseeId },
        ...{
          link,
          token_hash: createHash('sha256').update(link).digest('base64'),
          reason: 'reminder',
        },
        expires_ms: now + 86_400_000,
      },
    ];
  });
}
