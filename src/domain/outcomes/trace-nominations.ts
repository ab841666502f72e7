import { firstLabels } from './numbered.ts';
import { ofSome, statement } from './statement.ts';
import type { Statement } from './trace.ts';
import type { NominatedFact, TraceFacts } from './trace-facts.ts';

/** Local industry was encouraged to take part (Res. 68, resolves 2): named by members, with consent, invited, and there. */
export function localIndustry({ register, nominations, meeting: { slug } }: TraceFacts) {
  const { localInvited: invited, localCame: came } = register;
  const { local, untaken } = nominations;
  const nobody = local.nominated === 0 ? 'industry-not-recorded' : 'industry-not-invited';
  return {
    done: [
      ...nominated('industry-nominated', local, slug),
      ...(invited === 0
        ? []
        : [statement('industry-invited', { invited, came }, { where: `register show ${slug}` })]),
    ],
    missing: [
      ...(invited === 0 ? [statement(nobody)] : []),
      ...(untaken === 0 ? [] : [statement('nominations-not-taken', { untaken })]),
      ...open(local),
    ],
  };
}

/** Sector Members name the executives whom they would send (Res. 68, "encourages"). */
export function executives({ nominations, meeting: { slug } }: TraceFacts) {
  return {
    done: nominated('executives-nominated', nominations.executives, slug),
    missing: open(nominations.executives),
  };
}

function nominated(code: string, fact: NominatedFact, slug: string): readonly Statement[] {
  const { nominated: all, consented, invited, came } = fact;
  if (all === 0) return [];
  const where = `nomination list ${slug}`;
  return [statement(code, { nominated: all, consented, invited, came }, { where })];
}

/** What waits for staff: a decision, or first the person's consent. */
function open({ waiting, unasked }: NominatedFact): readonly Statement[] {
  const told = (some: readonly number[]) => ({
    nominations: some.length,
    labels: firstLabels('P', some),
  });
  return [
    ...ofSome(waiting, (some) => statement('nominations-undecided', told(some))),
    ...ofSome(unasked, (some) => statement('nominations-without-consent', told(some))),
  ];
}
