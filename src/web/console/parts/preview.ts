import type { AudiencePreview } from '../../../application/rounds/preview-audience.ts';
import { type Html, html } from '../../html.ts';
import { say } from '../words.ts';

/** How many members a round would ask, and where they are. */
export function previewText({ asked, byRegion }: AudiencePreview): Html {
  const where = byRegion.filter((region) => region.asked > 0);
  return html`<b>${say('wouldAsk', { asked })}</b>
<small>${where.map(({ region, asked: count }) => `${say(`region.${region}`)} ${count} · `)}${say('wouldAskToday')}</small>`;
}
