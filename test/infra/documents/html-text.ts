import { HTMLElement, type Node, parse, TextNode } from 'node-html-parser';

/** The browser's own: what Word counts by itself, shows otherwise, or needs not. */
const UNSEEN = 'style,nav,summary,title,desc,.ref,.annex,.back,#notes-h';

/**
 * What a reader of the page reads, in the order in which Word has it: a chart's title stands below the chart, a headline's figure
 * above its label, and labels end with a colon.
 */
export function htmlText(html: string, labelEnd: string): string {
  const page = parse(html);
  for (const chart of page.querySelectorAll('figure')) {
    const title = chart.querySelector('title')?.textContent ?? '';
    chart.insertAdjacentHTML('beforeend', '<p></p>');
    const last = chart.lastChild;
    if (last instanceof HTMLElement) last.textContent = title;
  }
  for (const pair of page.querySelectorAll('.headlines > div')) {
    const [label, value] = pair.childNodes;
    if (label !== undefined && value !== undefined) pair.set_content([value, label]);
  }
  for (const label of page.querySelectorAll('.facts dt, .details dt')) {
    label.append(new TextNode(labelEnd));
  }
  for (const unseen of page.querySelectorAll(UNSEEN)) unseen.remove();
  const body = page.querySelector('body');
  return body === null ? '' : wordsOf(body);
}

function wordsOf(node: Node): string {
  return node instanceof TextNode ? node.textContent : node.childNodes.map(wordsOf).join('');
}
