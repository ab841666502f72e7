import type { StaffActor } from '../../../application/staff/sessions.ts';
import { html } from '../../html.ts';
import { layout } from '../layout.ts';
import { say } from '../words.ts';

/** Something that cannot be shown or done, why, and the way on. */
export function noticePage(notice: {
  readonly title: string;
  readonly text: string;
  readonly actor?: StaffActor | undefined;
  readonly back?: readonly [name: string, path: string];
}): string {
  const { title, text, actor, back = [say('backToRounds'), '/console'] } = notice;
  return layout({
    title,
    ...(actor === undefined ? {} : { actor }),
    main: html`<section class="card"><h1>${title}</h1>
<p class="lead">${text}</p>
<div class="actions"><a class="button" href="${back[1]}">${back[0]}</a></div></section>`,
  });
}
