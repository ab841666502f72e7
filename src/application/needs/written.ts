import { words } from '../outcomes/written.ts';

/** What staff write in coding. */
export const TITLE_MOST = 200;
export const title = words('give the need a short title', TITLE_MOST);

const REASON_MOST = 1000;
export const reason = words('say why in a few words', REASON_MOST);

/** A member's words are at most so long, and so are their translations. */
export const TRANSLATION_MOST = 20_000;
export const translation = words('write the translation', TRANSLATION_MOST);
