import {
  Footer,
  Header,
  type ISectionOptions,
  type ISectionPropertiesOptions,
  PageNumber,
  PageOrientation,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { PAGE } from './look.ts';
import { paragraph, runsOf, type Setting } from './runs.ts';

/** Page number and document number on top of each page but the first, as the Union's documents have them; the title below. */
export function pageFrame(setting: Setting): Pick<ISectionOptions, 'headers' | 'footers'> {
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
  };
}

/** How the pages of a section lie. Those after the first take their header and footer from it. */
export function pageProperties(wide: boolean, first: boolean): ISectionPropertiesOptions {
  return {
    ...(first ? { titlePage: true } : {}),
    page: {
      size: {
        width: PAGE.width,
        height: PAGE.height,
        orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: {
        top: PAGE.top,
        bottom: PAGE.top,
        left: PAGE.side,
        right: PAGE.side,
        header: 720,
        footer: 720,
      },
    },
  };
}
