import { IntlMessageFormat } from 'intl-messageformat';
import type { Phrasebook, PhraseParams } from '../conversation/phrasebook.ts';
import type { Language } from '../domain/language.ts';

/** Texts by language, catalogue and name, as src/messages gathers them. */
export type Catalogues = Readonly<
  Record<Language, Readonly<Record<string, Readonly<Record<string, string>>>>>
>;

type Say = (params?: PhraseParams) => string;

/**
 * The words in six languages. Each message is compiled when it is first needed and kept. Throws on
 * a key that no catalogue has, and on a parameter that a message needs and does not get: both are
 * bugs.
 */
export function createPhrasebook(catalogues: Catalogues): Phrasebook {
  const compiled = new Map<string, Say>();
  return (language, key, params) => {
    const id = `${language}.${key}`;
    let say = compiled.get(id);
    if (say === undefined) {
      say = compileMessage(catalogues, language, key);
      compiled.set(id, say);
    }
    return say(params);
  };
}

/** English dates are written as the United Nations writes them: the day first. */
const LOCALES: Readonly<Partial<Record<Language, string>>> = { en: 'en-GB' };

function compileMessage(catalogues: Catalogues, language: Language, key: string): Say {
  const [catalogue = '', ...name] = key.split('.');
  const text = catalogues[language][catalogue]?.[name.join('.')];
  if (text === undefined) throw new RangeError(`no message ${key} in ${language}`);
  const message = new IntlMessageFormat(text, LOCALES[language] ?? language, undefined, {
    ignoreTag: true,
  });
  if (message.getAst().every((part) => part.type === LITERAL)) {
    const words = String(message.format());
    return () => words;
  }
  return (params) => String(message.format({ ...params }));
}

/** `TYPE.literal` of the message parser, which is a package of its own. */
const LITERAL = 0;
