/** The few words of this channel's own, in the six languages; all others come with what is to be shown. */
export type OwnWords = Readonly<Record<'answer' | 'notSaved' | 'open', string>>;

const WORDS: Readonly<Record<string, OwnWords>> = {
  en: {
    answer: 'Write an answer',
    open: 'Open',
    notSaved:
      'This could not be saved just now, and nothing was changed. Please try again in a minute.',
  },
  fr: {
    answer: 'Écrire une réponse',
    open: 'Ouvrir',
    notSaved:
      'Cela n’a pas pu être enregistré à l’instant, et rien n’a changé. Veuillez réessayer dans une minute.',
  },
  es: {
    answer: 'Escribir una respuesta',
    open: 'Abrir',
    notSaved:
      'No se ha podido guardar en este momento y nada ha cambiado. Inténtelo de nuevo en un minuto.',
  },
  ru: {
    answer: 'Написать ответ',
    open: 'Открыть',
    notSaved:
      'Сейчас не удалось это сохранить, и ничего не изменилось. Пожалуйста, попробуйте ещё раз через минуту.',
  },
  zh: {
    answer: '填写答复',
    open: '打开',
    notSaved: '刚才未能保存，没有任何改动。请稍后再试。',
  },
  ar: {
    answer: 'كتابة الإجابة',
    open: 'فتح',
    notSaved: 'تعذّر الحفظ الآن ولم يتغيّر شيء. يُرجى المحاولة مرة أخرى بعد دقيقة.',
  },
};

/** By a tag ("pt-BR"); another language than the six gets English. */
export function wordsIn(language: string): OwnWords {
  const [name = ''] = language.toLowerCase().split('-');
  const english = WORDS['en'];
  const found = WORDS[name] ?? english;
  if (found === undefined) throw new Error('there are no words');
  return found;
}
