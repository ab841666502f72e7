import { AlignmentType, type INumberingOptions, LevelFormat, LevelSuffix } from 'docx';
import type { DocumentWords } from '../blocks.ts';

type Levels = INumberingOptions['config'][number]['levels'];

/** Headings, annexes, tables, figures and lists number themselves, so that staff may insert one and all others follow. */
export function numberingOf({ annex, table, figure }: DocumentWords): INumberingOptions {
  return {
    config: [
      { reference: 'headings', levels: ['%1', '%1.%2', '%1.%2.%3'].map(decimal) },
      { reference: 'annexes', levels: [lettered(annex), ...['%1.%2', '%1.%2.%3'].map(below)] },
      { reference: 'tables', levels: [captioned(table)] },
      { reference: 'figures', levels: [captioned(figure)] },
      { reference: 'numbers', levels: [listed(LevelFormat.DECIMAL, '%1)')] },
      { reference: 'bullets', levels: [listed(LevelFormat.BULLET, '•')] },
    ],
  };
}

function decimal(text: string, level: number): Levels[number] {
  return {
    level,
    format: LevelFormat.DECIMAL,
    text,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { start: 794, hanging: 794 } } },
  };
}

const below = (text: string, i: number): Levels[number] => decimal(text, i + 1);

function lettered(word: string): Levels[number] {
  const format = LevelFormat.UPPER_LETTER;
  return { level: 0, format, text: `${word} %1 – `, suffix: LevelSuffix.NOTHING };
}

function captioned(word: string): Levels[number] {
  const format = LevelFormat.DECIMAL;
  return { level: 0, format, text: `${word} %1 – `, suffix: LevelSuffix.NOTHING };
}

function listed(format: Levels[number]['format'], text: string): Levels[number] {
  return {
    level: 0,
    ...(format === undefined ? {} : { format }),
    text,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { start: 794, hanging: 397 } } },
  };
}
