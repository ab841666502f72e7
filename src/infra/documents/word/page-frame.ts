import {
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { PAGE } from './look.ts';
import { paragraph, runsOf, type Setting } from './runs.ts';

/** Page number and document number on top of each page but the first, as the Union's documents have them; the title below. */
export function pageFrame(setting: Setting): Omit<ISectionOptions, 'children'> {
  const { title, head, mark } = setting.document;
  const number: ParagraphChild[] = [new TextRun({ children: ['– ', PageNumber.CURRENT, ' –'] })];
  const top = new Header({
    children: [
      paragraph('Header', number, setting),
      ...(head === undefined ? [] : [paragraph('Header', runsOf(head.number, setting), setting)]),
    ],
  });
  const bottom = (): Footer => {
    const words = mark === undefined ? title : `${title} · ${mark}`;
    return new Footer({ children: [paragraph('Footer', runsOf(words, setting), setting)] });
  };
  const nothing = new Header({ children: [paragraph('Header', [], setting)] });
  return {
    headers: { default: top, first: nothing },
    footers: { default: bottom(), first: bottom() },
    properties: {
      titlePage: true,
      page: {
        size: { width: PAGE.width, height: PAGE.height },
        margin: {
          top: PAGE.top,
          bottom: PAGE.top,
          left: PAGE.side,
          right: PAGE.side,
          header: 720,
          footer: 720,
        },
      },
    },
  };
}
