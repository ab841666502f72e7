import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, html } from '../../src/web/html.ts';

describe('html', () => {
  it('escapes every value, also within attributes', () => {
    const name = `"><script>alert('1')</script>&`;
    expect(html`<a title="${name}">${name}</a>`.text).toBe(
      '<a title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</a>',
    );
  });

  it('keeps what it made itself, alone and in lists', () => {
    const item = html`<li>${'<'}</li>`;
    expect(html`<ul>${[item, [item]]}</ul>`.text).toBe('<ul><li>&lt;</li><li>&lt;</li></ul>');
  });

  it('prints nothing for false, null and undefined, but zero', () => {
    expect(html`${false}${null}${undefined}${0}`.text).toBe('0');
  });

  it('lets no text end an element or an attribute, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/);
        expect(plainText(escapeHtml(text))).toBe(text);
      }),
    );
  });
});

function plainText(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
