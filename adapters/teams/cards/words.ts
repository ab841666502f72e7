/** The few words of this channel's own, in the six languages; all others come with what is to be shown. */
export type OwnWords = Readonly<
  Record<
    | 'type'
    | 'choose'
    | 'required'
    | 'address'
    | 'range'
    | 'least'
    | 'most'
    | 'number'
    | 'date'
    | 'again'
    | 'next'
    | 'previous'
    | 'closed'
    | 'notSaved',
    string
  >
>;

const WORDS: Readonly<Record<string, OwnWords>> = {
  en: {
    type: 'You can also simply write your answer in this chat.',
    choose: 'Choose',
    required: 'Please fill this in.',
    address: 'Please write an e-mail address.',
    range: 'Please write a number from {min} to {max}.',
    least: 'Please write a number of at least {min}.',
    most: 'Please write a number of at most {max}.',
    number: 'Please write a number.',
    date: 'Please choose a day.',
    again: 'Update',
    next: 'Next page',
    previous: 'Previous page',
    closed: 'Put away. Nothing was changed.',
    notSaved:
      'This could not be saved just now, and nothing was changed. Please try again in a minute.',
  },
  fr: {
    type: 'Vous pouvez aussi simplement écrire votre réponse dans cette conversation.',
    choose: 'Choisir',
    required: 'Veuillez remplir ce champ.',
    address: 'Veuillez indiquer une adresse électronique.',
    range: 'Veuillez indiquer un nombre de {min} à {max}.',
    least: 'Veuillez indiquer un nombre d’au moins {min}.',
    most: 'Veuillez indiquer un nombre d’au plus {max}.',
    number: 'Veuillez indiquer un nombre.',
    date: 'Veuillez choisir un jour.',
    again: 'Actualiser',
    next: 'Page suivante',
    previous: 'Page précédente',
    closed: 'Fermé. Rien n’a changé.',
    notSaved:
      'Cela n’a pas pu être enregistré à l’instant, et rien n’a changé. Veuillez réessayer dans une minute.',
  },
  es: {
    type: 'También puede escribir simplemente su respuesta en este chat.',
    choose: 'Elegir',
    required: 'Rellene este campo, por favor.',
    address: 'Escriba una dirección de correo electrónico, por favor.',
    range: 'Escriba un número de {min} a {max}, por favor.',
    least: 'Escriba un número no menor que {min}, por favor.',
    most: 'Escriba un número no mayor que {max}, por favor.',
    number: 'Escriba un número, por favor.',
    date: 'Elija un día, por favor.',
    again: 'Actualizar',
    next: 'Página siguiente',
    previous: 'Página anterior',
    closed: 'Cerrado. Nada ha cambiado.',
    notSaved:
      'No se ha podido guardar en este momento y nada ha cambiado. Inténtelo de nuevo en un minuto.',
  },
  ru: {
    type: 'Можно и просто написать ответ в этом чате.',
    choose: 'Выбрать',
    required: 'Пожалуйста, заполните это поле.',
    address: 'Пожалуйста, укажите адрес электронной почты.',
    range: 'Пожалуйста, укажите число от {min} до {max}.',
    least: 'Пожалуйста, укажите число не меньше {min}.',
    most: 'Пожалуйста, укажите число не больше {max}.',
    number: 'Пожалуйста, укажите число.',
    date: 'Пожалуйста, выберите день.',
    again: 'Обновить',
    next: 'Следующая страница',
    previous: 'Предыдущая страница',
    closed: 'Закрыто. Ничего не изменилось.',
    notSaved:
      'Сейчас не удалось это сохранить, и ничего не изменилось. Пожалуйста, попробуйте ещё раз через минуту.',
  },
  zh: {
    type: '您也可以直接在本聊天中写下答复。',
    choose: '请选择',
    required: '请填写此项。',
    address: '请填写电子邮件地址。',
    range: '请填写 {min} 至 {max} 之间的数字。',
    least: '请填写不小于 {min} 的数字。',
    most: '请填写不大于 {max} 的数字。',
    number: '请填写数字。',
    date: '请选择日期。',
    again: '更新',
    next: '下一页',
    previous: '上一页',
    closed: '已关闭，没有任何改动。',
    notSaved: '刚才未能保存，没有任何改动。请稍后再试。',
  },
  ar: {
    type: 'يمكنكم أيضاً كتابة إجابتكم مباشرة في هذه المحادثة.',
    choose: 'اختيار',
    required: 'يُرجى ملء هذا الحقل.',
    address: 'يُرجى كتابة عنوان بريد إلكتروني.',
    range: 'يُرجى كتابة عدد من {min} إلى {max}.',
    least: 'يُرجى كتابة عدد لا يقل عن {min}.',
    most: 'يُرجى كتابة عدد لا يزيد على {max}.',
    number: 'يُرجى كتابة عدد.',
    date: 'يُرجى اختيار يوم.',
    again: 'تحديث',
    next: 'الصفحة التالية',
    previous: 'الصفحة السابقة',
    closed: 'أُغلق ولم يتغيّر شيء.',
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
