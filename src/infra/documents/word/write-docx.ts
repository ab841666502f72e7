import { Document as File, Packer } from 'docx';
import type { Document } from '../blocks.ts';
import { Notes, printable } from '../words.ts';
import { bodyOf } from './body.ts';
import { stylesOf, TEXT_WIDTH } from './look.ts';
import { numberingOf } from './numbering.ts';
import { pageFrame, pageProperties } from './page-frame.ts';
import { paragraph, runsOf, type Setting } from './runs.ts';
import { settled } from './settle.ts';
import { tagOf } from './tongue.ts';

/**
 * The document for Word (Office Open XML), with the styles of the Union's templates. The same document gives the same bytes.
 * This file loads a large library: import it only when somebody asks for such a document.
 */
export async function writeDocx(document: Document): Promise<Uint8Array> {
  const { language, direction, words, date } = document;
  const rtl = direction === 'rtl';
  const own = { language, rtl };
  const setting: Setting = { document, own, notes: new Notes(), width: TEXT_WIDTH };
  const spreads = bodyOf(setting);
  const file = new File({
    ...propertiesOf(document),
    styles: stylesOf(document),
    numbering: numberingOf(words),
    footnotes: footnotesOf(setting),
    compatibility: { version: 15 },
    defaultTabStop: 794,
    sections: spreads.map(({ wide, parts }, i) => ({
      ...(i === 0 ? pageFrame(setting) : {}),
      properties: pageProperties(wide, i === 0),
      children: parts,
    })),
  });
  const archive = await Packer.toBuffer(file);
  return settled(archive, { date, tag: tagOf(language), rtl });
}

function propertiesOf({ title, subtitle, head }: Document) {
  const creator = printable(head?.source.value ?? 'TSB');
  return {
    title: printable(title),
    ...(subtitle === undefined ? {} : { subject: printable(subtitle) }),
    creator,
    lastModifiedBy: creator,
    ...(head?.keywords === undefined ? {} : { keywords: printable(head.keywords.value) }),
  };
}

function footnotesOf(setting: Setting) {
  return Object.fromEntries(
    setting.notes.texts.map((text, i) => [
      String(i + 1),
      { children: [paragraph('FootnoteText', runsOf(text, setting), setting)] },
    ]),
  );
}
