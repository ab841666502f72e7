/**
 * What somebody wrote, as it was written: Slack escapes three characters and puts links and mentions between angle brackets
 * (docs.slack.dev/messaging/formatting-message-text). A mention keeps its id, since its name is not told.
 */
export function asWritten(text: string): string {
  return text
    .replace(/<([^<>]*)>/g, (_whole, inside: string) => unlinked(inside))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function unlinked(inside: string): string {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : inside.slice(bar + 1);
  if (target.startsWith('@')) return `@${label ?? target.slice(1)}`;
  if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
  if (target.startsWith('!')) return label ?? `@${target.slice(1).split('^')[0] ?? ''}`;
  if (target.startsWith('mailto:')) return label ?? target.slice('mailto:'.length);
  if (label === undefined || target.includes(label)) return label ?? target;
  return `${label} (${target})`;
}
