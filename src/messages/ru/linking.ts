import type { linking as en } from '../en/linking.ts';

export const linking: Record<keyof typeof en, string> = {
  accountsTitle: 'Отвечать в чате',
  accountsText:
    'Если вы пользуетесь одной из этих программ, отвечать на наши вопросы можно и там. Ответы везде одни и те же.',
  accountsLinked: 'Связано с вами:',
  accountSince: '{platform}, с {day}',
  accountEnd: 'Убрать',
  accountEndThis: 'Убрать: {platform}, с {day}',

  codeMake: 'Использовать {platform}',
  codeTitle: 'Ваш код для {platform}',
  codeHow: 'Откройте {platform}, найдите {bot} и напишите:',
  codeUntil: 'Код действует один раз, до {time}. Пожалуйста, никому его не передавайте.',

  landing:
    'Удобнее отвечать в {platform}? Напишите там это сообщение для {bot} и вставьте после него ссылку из письма. Потом эта ссылка больше не сработает.',

  offerTitle: 'Вопрос к вам',
  offerAsk:
    'Секретариат МСЭ (БСЭ) хотел бы узнать у вас здесь, что нужно к собранию. Член Союза: {member}. Собрание: {meeting}.',
  offerAre: 'Вы — {name}?',
  offerNext: 'Если вы ответите «нет», мы больше не будем спрашивать здесь.',
  offerYes: 'Да, это я',
  offerNo: 'Нет, это не я',
};
