import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { SAY } from './interactions.ts';

/**
 * In the languages that Discord knows of our six: it has none for Arabic (docs.discord.com/developers/reference#locales), whose
 * readers are answered in Arabic all the same. English is named twice, since a missing one would not fall back to the other.
 */
type Text = Readonly<Record<'en' | 'fr' | 'es' | 'ru' | 'zh', string>>;

function localized({ en, fr, es, ru, zh }: Text): LocalizationMap {
  return { 'en-US': en, 'en-GB': en, fr, 'es-ES': es, 'es-419': es, ru, 'zh-CN': zh };
}

function described(text: Text) {
  return { description: text.en, description_localizations: localized(text) };
}

/** Names stay as they are typed everywhere else, in the letters and in the help: only what is said of them is translated. */
const SUBCOMMANDS: readonly (readonly [name: string, text: Text, ...options: Option[]])[] = [
  [
    'join',
    {
      en: 'Link this account with the code of your letter or page',
      fr: 'Relier ce compte avec le code de votre lettre ou page',
      es: 'Vincular esta cuenta con el código de su carta o página',
      ru: 'Связать этот аккаунт кодом из письма или со страницы',
      zh: '用信函或页面上的代码关联此账号',
    },
    ['code', 'text'],
  ],
  [
    'rounds',
    {
      en: 'See what waits for your answer',
      fr: 'Voir ce qui attend votre réponse',
      es: 'Ver lo que espera su respuesta',
      ru: 'Посмотреть, что ждёт вашего ответа',
      zh: '查看等待您答复的内容',
    },
  ],
  [
    'start',
    {
      en: 'Begin, or go on where you were',
      fr: 'Commencer, ou reprendre là où vous en étiez',
      es: 'Empezar o seguir donde lo dejó',
      ru: 'Начать или продолжить с того же места',
      zh: '开始，或从上次的地方继续',
    },
  ],
  [
    'review',
    {
      en: 'See your answers before you send them',
      fr: 'Revoir vos réponses avant de les envoyer',
      es: 'Revisar sus respuestas antes de enviarlas',
      ru: 'Просмотреть ответы перед отправкой',
      zh: '在提交前查看您的答复',
    },
  ],
  [
    'language',
    {
      en: 'Go on in another language',
      fr: 'Continuer dans une autre langue',
      es: 'Seguir en otro idioma',
      ru: 'Продолжить на другом языке',
      zh: '改用其他语言继续',
    },
    ['language', 'language'],
  ],
  [
    'help',
    {
      en: 'What you can do here',
      fr: 'Ce que vous pouvez faire ici',
      es: 'Qué puede hacer aquí',
      ru: 'Что здесь можно делать',
      zh: '您可以在这里做什么',
    },
  ],
  [
    SAY,
    {
      en: 'Anything else that can be written: snooze, decline, stop …',
      fr: 'Tout autre mot : snooze, decline, stop …',
      es: 'Cualquier otra palabra: snooze, decline, stop…',
      ru: 'Любое другое слово: snooze, decline, stop…',
      zh: '其他可输入的内容：snooze、decline、stop……',
    },
    ['words', 'needed'],
  ],
  [
    'unlink',
    {
      en: 'Unlink this account',
      fr: 'Dissocier ce compte',
      es: 'Desvincular esta cuenta',
      ru: 'Отвязать этот аккаунт',
      zh: '取消关联此账号',
    },
  ],
  // Staff's own, in English first, as all that staff read.
  ['status', staff('Staff: how a round stands'), ['round', 'round'], ['region', 'text']],
  ['open', staff('Staff: open a round'), ['round', 'round']],
  ['remind', staff('Staff: remind who has not answered'), ['round', 'round']],
  ['extend', staff('Staff: close a round later'), ['round', 'round'], ['day', 'text']],
  ['pause', staff('Staff: pause a round'), ['round', 'round']],
  ['resume', staff('Staff: let a paused round go on'), ['round', 'round']],
  ['close', staff('Staff: close a round'), ['round', 'round']],
  ['agenda', staff('Staff: the agenda of a round'), ['round', 'round'], ['words', 'text']],
  ['subscribe', staff('Staff: tell this channel of a round'), ['round', 'round']],
  ['unsubscribe', staff('Staff: tell this channel no more'), ['round', 'round']],
];

type Option = readonly [name: string, kind: 'text' | 'needed' | 'language' | 'round'];

function staff(en: string): Text {
  return { en, fr: en, es: en, ru: en, zh: en };
}

const OPTION_TEXTS: Readonly<Record<string, Text>> = {
  code: {
    en: 'The code, or the link of your letter',
    fr: 'Le code, ou le lien de votre lettre',
    es: 'El código o el enlace de su carta',
    ru: 'Код или ссылка из письма',
    zh: '代码，或信函中的链接',
  },
  language: {
    en: 'Which language',
    fr: 'Quelle langue',
    es: 'Qué idioma',
    ru: 'Какой язык',
    zh: '哪种语言',
  },
  words: { en: 'What to say', fr: 'Quoi dire', es: 'Qué decir', ru: 'Что сказать', zh: '要说的话' },
  round: staff('The round’s name'),
  region: staff('A region, such as AFR'),
  day: staff('The new last day, such as 2027-04-20'),
};

/** In their own names, which nobody has to translate. */
const LANGUAGES = [
  ...[['العربية', 'ar'] as const, ['中文', 'zh'] as const, ['English', 'en'] as const],
  ...[['Español', 'es'] as const, ['Français', 'fr'] as const, ['Русский', 'ru'] as const],
].map(([name, value]) => ({ name, value }));

function optionOf([name, kind]: Option): APIApplicationCommandBasicOption {
  const text = OPTION_TEXTS[name];
  if (text === undefined) throw new Error(`no words for the option ${name}`);
  const type: ApplicationCommandOptionType.String = ApplicationCommandOptionType.String;
  const option = { type, name, required: kind === 'needed', ...described(text) } as const;
  if (kind === 'language') return { ...option, choices: LANGUAGES };
  if (kind === 'round') return { ...option, max_length: 100, autocomplete: true };
  return { ...option, max_length: 400 };
}

const ABOUT: Text = {
  en: 'The consultation before the meeting',
  fr: 'La consultation avant la réunion',
  es: 'La consulta antes de la reunión',
  ru: 'Консультация перед собранием',
  zh: '会议前的意见征询',
};

/** One command for all, in servers, in the conversation with the bot and elsewhere, however it was installed. */
export const COMMANDS = [
  {
    ...{ type: ApplicationCommandType.ChatInput, name: 'parley' },
    ...described(ABOUT),
    integration_types: [
      ApplicationIntegrationType.GuildInstall,
      ApplicationIntegrationType.UserInstall,
    ],
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
    options: SUBCOMMANDS.map(([name, text, ...options]) => ({
      ...{ type: ApplicationCommandOptionType.Subcommand, name },
      ...described(text),
      options: options.map(optionOf),
    })),
  },
] satisfies RESTPutAPIApplicationCommandsJSONBody;
