import { genevaTime } from '../../../application/geneva-words.ts';
import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import type { ShownNomination } from '../../../application/nominations/list-nominations.ts';
import { type Html, html } from '../../html.ts';
import { layout } from '../layout.ts';
import { meetingTrail } from '../parts/meeting-nav.ts';
import {
  type NominationForms,
  nominationForms,
  nominationsPath,
} from '../parts/nomination-forms.ts';
import { consentText, nominatedWords, stateText } from '../parts/nomination-words.ts';
import type { Problem } from '../refused.ts';
import { say } from '../words.ts';

export interface NominationModel {
  readonly meeting: MeetingRecord;
  readonly forms: NominationForms;
  readonly done?: Html | undefined;
  readonly problem?: Problem | undefined;
}

/** One nomination: what was said, what was agreed, and the forms of what may be done with it. */
export function nominationPage({ meeting: held, forms, done, problem }: NominationModel): string {
  const { actor, nomination } = forms;
  const label = `P${nomination.number}`;
  return layout({
    title: `${say('nominations')} ${label}: ${held.title}`,
    problem,
    actor,
    trail: meetingTrail(held, [say('nominations'), nominationsPath(held.slug)]),
    main: html`<h1>${say('nominations')} ${label}</h1>
${done}
<section class="card"><h2>${say('nominationWords')}</h2><p>${nominatedWords(nomination)}</p>
<dl class="facts">${factsOf(nomination).map(([name, text]) => html`<div><dt>${name}</dt><dd><bdi>${text}</bdi></dd></div>`)}</dl></section>
${nominationForms(forms)}`,
  });
}

function factsOf(one: ShownNomination): readonly (readonly [string, string])[] {
  const { by, kind, email, reason, decidedAt, decidedBy } = one;
  const who = decidedBy ?? say('nominationSomebody');
  return [
    [say('nominationBy'), `${by.name} (${by.countryIso2}, ${by.region})`],
    [say('nominationFor'), say(`nominationKind.${kind}`)],
    [say('nominationConsent'), consentText(one)],
    ...(email === null ? [] : [[say('nominationEmail'), email] as const]),
    [say('nominationState'), stateText(one)],
    ...(reason === null ? [] : [[say('nominationReason'), reason] as const]),
    ...(decidedAt === null
      ? []
      : [
          [
            say('nominationDecided'),
            say('nominationDecidedBy', { time: genevaTime(decidedAt), who }),
          ] as const,
        ]),
  ];
}
