import type { Balance, BalanceCounts } from '../../../domain/register/balance.ts';
import { type Html, html } from '../../html.ts';
import { say } from '../words.ts';
import { regionNames } from './register-words.ts';

const COUNTS = [
  ['seats', 'balanceSeats'],
  ['invited', 'balanceInvited'],
  ['accepted', 'balanceAccepted'],
  ['attended', 'balanceAttended'],
] as const;

/** All six regions, also where every count is zero, and in words which of them are missing. */
export function balancePart(balance: Balance): Html {
  const { regions, all, developing, gaps } = balance;
  return html`<div class="wide" tabindex="0" role="region" aria-label="${say('balance')}"><table class="balance">
<thead><tr><th scope="col">${say('region')}</th>${COUNTS.map(([, word]) => html`<th scope="col" class="n">${say(word)}</th>`)}</tr></thead>
<tbody>${regions.map((one) => row(say(`region.${one.region}`), one))}</tbody>
<tbody class="sums">${row(say('balanceAll'), all)}${row(say('balanceDeveloping'), developing)}</tbody></table></div>
<ul class="findings">${seatFinding(gaps)}${attendanceFinding(gaps)}</ul>`;
}

function row(name: string, counts: BalanceCounts): Html {
  return html`<tr><th scope="row">${name}</th>${COUNTS.map(([count]) => html`<td class="n${counts[count] === 0 && ' zero'}">${counts[count]}</td>`)}</tr>`;
}

function seatFinding({ noSeat }: Balance['gaps']): Html {
  return noSeat.length === 0
    ? finding(false, say('balanceEachSeat'))
    : finding(true, say('balanceNoSeat', { regions: regionNames(noSeat) }));
}

function attendanceFinding({ noAttendance }: Balance['gaps']): Html {
  if (noAttendance === null) return finding(false, say('balanceUnknown'));
  return noAttendance.length === 0
    ? finding(false, say('balanceEachCame'))
    : finding(true, say('balanceNobodyFrom', { regions: regionNames(noAttendance) }));
}

function finding(isGap: boolean, text: string): Html {
  return html`<li${isGap && html` class="gap"`}>${text}</li>`;
}
