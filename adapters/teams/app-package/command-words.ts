/** One entry of a list of commands: choosing it writes the title into the message. */
export interface ListedCommand {
  readonly title: string;
  readonly description: string;
}

type Line = readonly [title: string, description: string];

const listed = (lines: readonly Line[]): readonly ListedCommand[] =>
  lines.map(([title, description]) => ({ title, description }));

/**
 * What is listed in a chat with a member, in the six languages, in one order. Titles are words that the conversation understands;
 * "join" and what staff write are the same in all of them.
 */
export const MEMBER_COMMANDS = {
  en: listed([
    ['join', 'Link this account: join, then the code from our letter'],
    ['start', 'Begin, or go on where you left off'],
    ['review', 'Look at all answers, and change them'],
    ['submit', 'Send the response'],
    ['snooze', 'Be reminded later: snooze 3, for three days'],
    ['language', 'Another language: language français'],
    ['handover', 'Let a colleague answer'],
    ['decline', 'Say that you will not answer'],
    ['stop', 'No more reminders'],
    ['help', 'What you can write here'],
  ]),
  fr: listed([
    ['join', 'Relier ce compte : join, puis le code de notre lettre'],
    ['commencer', 'Commencer, ou reprendre là où vous en étiez'],
    ['relire', 'Voir toutes les réponses et les modifier'],
    ['envoyer', 'Envoyer la réponse'],
    ['reporter', 'Être relancé plus tard : reporter 3, pour trois jours'],
    ['langue', 'Une autre langue : langue English'],
    ['transférer', 'Laisser un collègue répondre'],
    ['décliner', 'Indiquer que vous ne répondrez pas'],
    ['arrêter', 'Plus de rappels'],
    ['aide', 'Ce que vous pouvez écrire ici'],
  ]),
  es: listed([
    ['join', 'Vincular esta cuenta: join y el código de nuestra carta'],
    ['empezar', 'Empezar o seguir donde lo dejó'],
    ['revisar', 'Ver todas las respuestas y modificarlas'],
    ['enviar', 'Enviar la respuesta'],
    ['posponer', 'Recibir el recordatorio más tarde: posponer 3, tres días'],
    ['idioma', 'Otro idioma: idioma English'],
    ['transferir', 'Dejar que responda un colega'],
    ['declinar', 'Indicar que no va a responder'],
    ['parar', 'No más recordatorios'],
    ['ayuda', 'Lo que puede escribir aquí'],
  ]),
  ru: listed([
    ['join', 'Привязать эту учётную запись: join и код из нашего письма'],
    ['начать', 'Начать или продолжить с того же места'],
    ['обзор', 'Посмотреть все ответы и изменить их'],
    ['отправить', 'Отправить ответ'],
    ['отложить', 'Напомнить позже: отложить 3 — через три дня'],
    ['язык', 'Другой язык: язык English'],
    ['передать', 'Передать ответ коллеге'],
    ['отказаться', 'Сообщить, что ответа не будет'],
    ['стоп', 'Больше никаких напоминаний'],
    ['помощь', 'Что здесь можно написать'],
  ]),
  zh: listed([
    ['join', '关联此账户：输入 join 和我们信函中的代码'],
    ['开始', '开始，或从上次停下的地方继续'],
    ['查看', '查看所有答复并可修改'],
    ['提交', '提交答复'],
    ['稍后', '稍后提醒：稍后 3，即三天后'],
    ['语言', '更换语言：语言 English'],
    ['转交', '请同事答复'],
    ['谢绝', '表示不作答复'],
    ['停止', '不再提醒'],
    ['帮助', '在此可以输入的内容'],
  ]),
  ar: listed([
    ['join', 'ربط هذا الحساب: join ثم الرمز الوارد في رسالتنا'],
    ['ابدأ', 'البدء أو المتابعة من حيث توقفتم'],
    ['مراجعة', 'الاطلاع على جميع الإجابات وتعديلها'],
    ['إرسال', 'إرسال الرد'],
    ['تأجيل', 'التذكير لاحقاً: تأجيل 3، أي بعد ثلاثة أيام'],
    ['لغة', 'لغة أخرى: لغة English'],
    ['إحالة', 'إحالة الإجابة إلى زميل'],
    ['اعتذار', 'الإفادة بأنكم لن تجيبوا'],
    ['توقف', 'لا مزيد من التذكير'],
    ['مساعدة', 'ما يمكنكم كتابته هنا'],
  ]),
} as const;

export type ListedLanguage = keyof typeof MEMBER_COMMANDS;

/** What staff write where a team reads along, in English as all of what staff see. */
export const STAFF_COMMANDS: readonly ListedCommand[] = listed([
  ['rounds', 'All rounds, and how far each has come'],
  ['open', 'A form for a new round'],
  ['status', 'How many have answered, and who is missing: status cto-2027 AFR'],
  ['remind', 'Remind those who have not answered: remind cto-2027'],
  ['extend', 'A later closing day: extend cto-2027 2027-04-22'],
  ['close', 'End a round: close cto-2027'],
  ['agenda', 'The documents: agenda cto-2027 en fr'],
  ['subscribe', 'Tell this channel of a round’s milestones: subscribe cto-2027'],
  ['unsubscribe', 'No longer: unsubscribe cto-2027'],
  ['help', 'All of what you can do here'],
]);

/** What the app is called for, where it is offered. `short`: at most 80 characters. */
export const DESCRIPTIONS: Readonly<
  Record<ListedLanguage, { readonly short: string; readonly full: string }>
> = {
  en: {
    short: 'What do you need from the next ITU CTO/CxO meeting? Answer here, in your time.',
    full: 'Before each meeting of chief technology officers, the ITU Telecommunication Standardization Bureau asks members in developing countries what they need. Parley asks here, in six languages, keeps each answer exactly once, reminds with tact, and stops when asked to. The answers make the agenda.',
  },
  fr: {
    short: 'Qu’attendez-vous de la prochaine réunion CTO/CxO de l’UIT ? Répondez ici.',
    full: 'Avant chaque réunion des directeurs de la technologie, le Bureau de la normalisation des télécommunications de l’UIT demande aux membres des pays en développement ce dont ils ont besoin. Parley pose ces questions ici, en six langues, conserve chaque réponse une seule fois, relance avec tact et s’arrête sur demande. Les réponses font l’ordre du jour.',
  },
  es: {
    short: '¿Qué necesita de la próxima reunión CTO/CxO de la UIT? Responda aquí.',
    full: 'Antes de cada reunión de directores de tecnología, la Oficina de Normalización de las Telecomunicaciones de la UIT pregunta a los miembros de los países en desarrollo qué necesitan. Parley pregunta aquí, en seis idiomas, guarda cada respuesta una sola vez, recuerda con tacto y se detiene cuando se le pide. Las respuestas forman el orden del día.',
  },
  ru: {
    short: 'Что вам нужно от следующего собрания CTO/CxO МСЭ? Ответьте здесь.',
    full: 'Перед каждым собранием технических директоров Бюро стандартизации электросвязи МСЭ спрашивает членов из развивающихся стран, в чём они нуждаются. Parley задаёт вопросы здесь, на шести языках, хранит каждый ответ ровно один раз, напоминает тактично и прекращает по первой просьбе. Из ответов складывается повестка дня.',
  },
  zh: {
    short: '您对下一次国际电联 CTO/CxO 会议有何需求？请在方便时在此答复。',
    full: '每次首席技术官会议之前，国际电联电信标准化局都会询问发展中国家成员的需求。Parley 以六种语言在此提问，每份答复只保存一次，得体地提醒，并应要求停止。这些答复构成会议议程。',
  },
  ar: {
    short: 'ما الذي تحتاجون إليه من اجتماع CTO/CxO المقبل للاتحاد؟ أجيبوا هنا في وقتكم.',
    full: 'قبل كل اجتماع لكبار مسؤولي التكنولوجيا، يسأل مكتب تقييس الاتصالات في الاتحاد الدولي للاتصالات الأعضاء في البلدان النامية عمّا يحتاجون إليه. يطرح Parley الأسئلة هنا بست لغات، ويحفظ كل إجابة مرة واحدة تماماً، ويذكّر بلطف، ويتوقف متى طُلب منه ذلك. ومن الإجابات يوضع جدول الأعمال.',
  },
};
