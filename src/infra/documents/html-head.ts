import type { ActionList, Document, Head, Labelled } from './blocks.ts';
import { wordsMarkup } from './html-words.ts';
import { type Markup, markup, trusted } from './markup.ts';
import type { Notes } from './words.ts';

/** What stands before the sections: the header block or the title, the figures that sum it up, and the contents. */
export function headMarkup(document: Document, notes: Notes): Markup {
  const { mark, headlines = [], facts = [], sections, contents, head } = document;
  return markup`<header>
${
  mark === undefined
    ? ''
    : markup`<p class="draft">${mark}</p>
`
}${head === undefined ? titleMarkup(document, notes) : blockOf(head, document, notes)}${
  headlines.length === 0
    ? ''
    : markup`<dl class="headlines">${headlines.map(
        ({ value, label }) => markup`<div><dt>${label}</dt><dd>${value}</dd></div>`,
      )}</dl>
`
}${
  facts.length === 0
    ? ''
    : markup`<dl class="facts">${facts.map(
        ({ label, value }) => markup`<dt>${label}</dt><dd><bdi>${value}</bdi></dd>`,
      )}</dl>
`
}<nav aria-label="${contents}"><ol>${sections.map(
    ({ id, title: heading }) => markup`<li><a href="#${id}">${heading}</a></li>`,
  )}</ol></nav>
</header>`;
}

function titleMarkup({ kicker, title, subtitle, lead }: Document, notes: Notes): Markup {
  return markup`${
    kicker === undefined
      ? ''
      : markup`<p class="kicker">${kicker}</p>
`
  }<h1>${title}</h1>
${
  subtitle === undefined
    ? ''
    : markup`<p class="subtitle"><bdi>${subtitle}</bdi></p>
`
}${
  lead === undefined
    ? ''
    : markup`<p class="lead">${wordsMarkup(lead, notes)}</p>
`
}`;
}

function blockOf(head: Head, document: Document, notes: Notes): Markup {
  const { kicker, title, subtitle, lead, words } = document;
  const term = (label: string, value: Markup): Markup =>
    markup`<dt>${label}${words.labelEnd}</dt><dd>${value}</dd>
`;
  const row = ({ label, value }: Labelled): Markup => term(label, markup`<bdi>${value}</bdi>`);
  const contacts = head.contacts.map(({ who, reach }) =>
    term(
      head.contactLabel,
      markup`${who.map((line) => markup`<span>${line}</span>`)}${reach.map(
        ({ label, value }) => markup`<span>${label}${words.labelEnd}<bdi>${value}</bdi></span>`,
      )}`,
    ),
  );
  return markup`<div class="head">
<p class="masthead">${head.masthead.map((line) => markup`<span>${line}</span>`)}</p>
<p class="number"><span>${head.number}</span><span>${head.group}</span><span>${head.original}</span></p>
<dl>${row(head.questions)}</dl><p class="meeting">${head.placeAndDates}</p>
${
  kicker === undefined
    ? ''
    : markup`<p class="kind">${kicker}</p>
`
}<dl>${row(head.source)}${term(
    head.titleLabel,
    markup`<h1>${title}</h1>${subtitle === undefined ? '' : markup`<span class="subtitle">${subtitle}</span>`}`,
  )}${row(head.purpose)}${contacts}${head.keywords === undefined ? '' : row(head.keywords)}${
    lead === undefined ? '' : term(head.abstractLabel, wordsMarkup(lead, notes))
  }</dl>
</div>
`;
}

/** A numbered list of what is asked, whose ids can be pointed at. */
export function actionsMarkup({ title, items }: ActionList, notes: Notes): Markup {
  if (items.length === 0) return trusted('');
  return markup`<section class="actions">
<h3>${title}</h3>
<ol>${items.map(
    ({ id, text }) =>
      markup`<li id="action-${id}"><b>${id}</b> <span>${wordsMarkup(text, notes)}</span></li>
`,
  )}</ol>
</section>
`;
}
