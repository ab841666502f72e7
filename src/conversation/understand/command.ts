import { isLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import { COMMAND_NAMES, type CommandName } from '../../platform/prompt.ts';
import { readDelay, readHanDelay } from './delay.ts';
import { fold, westernDigits } from './fold.ts';

interface Commanded {
  readonly command: CommandName;
  readonly argument?: string;
}

/**
 * What people write for each command, in any of the six languages whichever the conversation uses.
 */
const WORDS: Readonly<Record<Exclude<CommandName, 'coming'>, string>> = {
  start:
    'start, begin, continue, resume, commencer, débuter, continuer, reprendre, empezar, comenzar, iniciar, continuar, начать, старт, продолжить, ابدأ, ابدا, بدء, متابعة, استمرار, 开始, 继续',
  back: 'back, previous, retour, précédent, atrás, volver, anterior, назад, вернуться, رجوع, السابق, عودة, 返回, 上一题, 后退',
  skip: 'skip, next, pass, passer, sauter, suivant, omitir, saltar, pasar, siguiente, пропустить, дальше, далее, تخطي, تخطى, تجاوز, التالي, 跳过, 下一题, 略过',
  change:
    'change, edit, changer, modifier, cambiar, modificar, изменить, исправить, تعديل, تغيير, عدل, 修改, 更改',
  review:
    'review, summary, relire, récapitulatif, vérifier, revisar, resumen, обзор, проверить, просмотр, مراجعة, ملخص, 查看, 检查, 回顾',
  submit:
    'submit, send, envoyer, soumettre, transmettre, enviar, presentar, отправить, сдать, إرسال, أرسل, تقديم, 提交, 发送',
  language: 'language, langue, idioma, lengua, язык, لغة, اللغة, 语言',
  snooze:
    'snooze, remind me, remind me later, later, postpone, rappelez-moi, rappelle-moi, me rappeler, rappeler plus tard, rappelez-moi plus tard, me rappeler plus tard, plus tard, reporter, recuérdeme, recuérdame, recordarme, recordar más tarde, recuérdeme más tarde, más tarde, posponer, aplazar, напомните, напомни, напомнить, напомните мне, напомни мне, напомнить позже, напомните позже, позже, отложить, تأجيل, ذكرني, ذكروني, ذكرني لاحقا, ذكروني لاحقا, لاحقا, 稍后, 稍后提醒, 稍后提醒我, 以后提醒我, 提醒我, 推迟, 延后',
  handover:
    'handover, hand over, delegate, transférer, déléguer, passer la main, confier à un collègue, transmettre à un collègue, traspasar, transferir, delegar, pasar a un colega, передать, передать коллеге, делегировать, إحالة, إحالة إلى زميل, تفويض, 转交, 转交同事, 移交, 交给同事, 委托',
  decline:
    'decline, décliner, refuser, declinar, rechazar, отказаться, отклонить, отказ, اعتذار, أعتذر, رفض, 谢绝, 婉拒, 拒绝',
  stop: 'stop, unsubscribe, arrêter, arrêt, stopper, désabonner, parar, detener, alto, cancelar suscripción, стоп, хватит, отписаться, توقف, إيقاف, أوقف, 停止, 退订',
  help: 'help, aide, ayuda, помощь, справка, مساعدة, 帮助',
  more: 'more, plus, voir plus, más, ver más, ещё, больше, المزيد, 更多',
  section:
    'section, whole section, toute la section, sección, toda la sección, раздел, весь раздел, قسم, القسم كله, 整节, 本节',
  done: 'done, finished, terminé, fini, c’est tout, listo, terminado, hecho, готово, всё, تم, انتهيت, 完成, 好了',
};

const COMMANDS: ReadonlyMap<string, CommandName> = new Map(
  COMMAND_NAMES.flatMap((command) =>
    command === 'coming'
      ? []
      : [command, ...WORDS[command].split(', ')].map((word) => [fold(word), command] as const),
  ),
);

/** "stop all": no messages about any consultation. */
const ALL: ReadonlySet<string> = new Set(
  'all, everything, tout, tous, todo, todos, всё, все, الكل, جميع, كل, 全部, 所有'
    .split(', ')
    .map(fold),
);

/**
 * A message is a command only as a whole: the word alone, the word with what it takes ("change 3",
 * "language français", "stop all"), or anything that begins with "/". So words inside an answer are
 * never mistaken for one.
 */
export function readCommand(text: string): Commanded | undefined {
  if (QUOTED.test(text)) return undefined;
  const slash = /^\s*\/(?:parley\b\s*)?/i.exec(text);
  const words = fold(slash === null ? text : text.slice(slash[0].length));
  const plain = COMMANDS.get(words);
  if (plain !== undefined) return { command: plain };
  for (const [at, space] of [...words.matchAll(/ |(?<=\p{Script=Han})(?=\d)/gu)].entries()) {
    if (at > 2) break;
    const command = COMMANDS.get(words.slice(0, space.index));
    if (command === undefined) continue;
    const rest = words.slice(space.index).trim();
    const argument = argumentOf(command, rest);
    if (argument !== undefined) return { command, argument };
    const own = afterWords(text.slice(slash?.[0].length ?? 0), at + 1);
    const namesColleague = command === 'handover' && own.includes('@') && own.length <= OWN_MAX;
    if (namesColleague || (slash !== null && TAKES_WORDS.has(command))) {
      return { command, argument: own };
    }
  }
  return readUnspaced(text, words) ?? (slash === null ? undefined : { command: 'help' });
}

/** What Chinese writes without a space after the word, or before it. */
function readUnspaced(text: string, words: string): Commanded | undefined {
  if (text.length > OWN_MAX) return undefined;
  const time = readHanDelay(words);
  if (time !== undefined) return { command: 'snooze', argument: time };
  const named = HANDED_TO.exec(text)?.[1];
  return named === undefined ? undefined : { command: 'handover', argument: named };
}

const HANDED_TO = /^\s*\/?请?(?:转交|移交|委托|交)给?(?=\p{Script=Han})(.+@.+)$/su;

/** Commands whose words may be anything, where a "/" says that it is one. */
const TAKES_WORDS: ReadonlySet<CommandName> = new Set(['decline', 'snooze', 'handover']);

/** Longer texts are answers, however they begin. */
const OWN_MAX = 300;

const FIRST_WORD = /^[^\p{L}\p{N}]*[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}\u0640]*/u;

/** The text as it was typed, without its first words as folding counts them. */
function afterWords(text: string, count: number): string {
  let rest = text;
  for (let word = 0; word < count; word += 1) rest = rest.replace(FIRST_WORD, '');
  return rest.replace(/^[\s:：,，-]+/u, '').trim();
}

const QUOTED = /^\s*["“”«»„‘’'「『]\s*(.+?)\s*["“”«»‟‘’'」』]\s*$/su;

/**
 * The words between quotation marks when the whole message is a quoted command word: then it is an
 * answer.
 */
export function unquoted(text: string): string {
  const quoted = QUOTED.exec(text)?.[1];
  return quoted !== undefined && readCommand(quoted) !== undefined ? quoted : text;
}

function argumentOf(command: CommandName, words: string): string | undefined {
  if (command === 'change') {
    const number = /^(?:no |n |номер |رقم |第 ?)?(\d{1,3})(?: ?题)?$/.exec(
      westernDigits(words),
    )?.[1];
    return number;
  }
  if (command === 'language') return readLanguage(words);
  if (command === 'stop' && ALL.has(words)) return 'all';
  if (command === 'snooze' && readDelay(words, 'en').length > 0) return words;
  return undefined;
}

/**
 * A language by its code or its name in any of the six: "fr", "français", "French", "法语",
 * "الفرنسية".
 */
export function readLanguage(words: string): Language | undefined {
  const folded = fold(words);
  return isLanguage(folded) ? folded : LANGUAGE_NAMES.get(folded);
}

const LANGUAGE_NAMES: ReadonlyMap<string, Language> = new Map([
  ...LANGUAGES.flatMap((language) =>
    LANGUAGES.map((shownIn) => [fold(nameOf(language, shownIn)), language] as const),
  ),
  [fold('عربي'), 'ar'],
  [fold('اللغة العربية'), 'ar'],
  [fold('汉语'), 'zh'],
  [fold('castellano'), 'es'],
  [fold('русский язык'), 'ru'],
  [fold('по-русски'), 'ru'],
]);

/** A language's name, as another language (or itself) says it. */
export function nameOf(language: Language, shownIn: Language): string {
  return new Intl.DisplayNames(shownIn, { type: 'language' }).of(language) ?? language;
}
