import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { Document, Words } from '../blocks.ts';
import { type Notes, pieces, printable, safeUrl } from '../words.ts';
import { languageOf, stretches } from './tongue.ts';

/** Whose words a paragraph holds: the document's, or a member's in another language. */
export interface Voice {
  readonly language: string;
  readonly rtl: boolean;
}

/** What every part of the Word writer is given. */
export interface Setting {
  readonly document: Document;
  readonly own: Voice;
  readonly notes: Notes;
  /** Of the text, between the margins. */
  readonly width: number;
}

type Look = Pick<IRunOptions, 'bold' | 'style'>;

/** Words as runs: cut at line ends and where the direction turns, each with its language if it is not the document's. */
export function runsOf(words: Words, setting: Setting, voice = setting.own, look: Look = {}) {
  return pieces(words).flatMap((piece): ParagraphChild[] => {
    if (typeof piece === 'string') return textRuns(piece, setting, voice, look);
    if ('strong' in piece) return textRuns(piece.strong, setting, voice, { ...look, bold: true });
    if ('note' in piece) return [new FootnoteReferenceRun(setting.notes.add(piece.note))];
    const link = safeUrl(piece.url);
    if (link === undefined) return textRuns(piece.link, setting, voice, look);
    const children = textRuns(piece.link, setting, voice, { style: 'Hyperlink' });
    return [new ExternalHyperlink({ link, children })];
  });
}

function textRuns(text: string, setting: Setting, voice: Voice, look: Look): TextRun[] {
  const foreign = voice.language !== setting.own.language;
  return printable(text)
    .replaceAll('\t', ' ')
    .split(/\r\n|\r|\n/)
    .flatMap((line, i) => {
      const parts = stretches(line, voice.rtl);
      const runs = parts.length === 0 ? [{ text: '', rtl: voice.rtl }] : parts;
      return runs.map(
        ({ text: part, rtl }, at) =>
          new TextRun({
            text: part,
            ...look,
            ...(i > 0 && at === 0 ? { break: 1 } : {}),
            ...(rtl ? { rightToLeft: true } : {}),
            ...(foreign ? { language: languageOf(voice.language) } : {}),
            // quotation marks and dashes that Latin has, too, are then set full width
            ...(voice.language === 'zh' && !rtl ? { font: { hint: 'eastAsia' } } : {}),
          }),
      );
    });
}

/** A paragraph in the document's direction, or in that of the voice. */
export function paragraph(
  style: string,
  children: readonly ParagraphChild[],
  setting: Setting,
  options: Omit<IParagraphOptions, 'style' | 'children' | 'bidirectional'> & {
    readonly voice?: Voice;
  } = {},
): Paragraph {
  const { voice = setting.own, ...rest } = options;
  const direction = voice.rtl ? { bidirectional: true } : {};
  return new Paragraph({ ...(style === '' ? {} : { style }), children, ...direction, ...rest });
}
