import type { linking as en } from '../en/linking.ts';

export const linking: Record<keyof typeof en, string> = {
  accountsTitle: '在聊天软件中作答',
  accountsText:
    '如果您使用下列聊天软件，也可以在那里回答我们的问题。无论在哪里作答，答案都是同一份。',
  accountsLinked: '已与您关联：',
  accountSince: '{platform}，自{day}起',
  accountEnd: '移除',
  accountEndThis: '移除 {platform}（自{day}起）',

  codeMake: '使用 {platform}',
  codeTitle: '您的 {platform} 代码',
  codeHow: '请打开 {platform}，找到 {bot}，然后输入：',
  codeUntil: '代码只能使用一次，有效期至 {time}。请勿告诉他人。',

  landing:
    '想在 {platform} 中作答吗？请在那里向 {bot} 输入以下内容，并在其后粘贴信中的链接。此后该链接即失效。',

  offerTitle: '想请教您一个问题',
  offerAsk: '国际电联秘书处（TSB）希望在此向您了解{member}对这次会议的需求：{meeting}。',
  offerAre: '您是 {name} 吗？',
  offerNext: '如果您回答不是，我们不会在这里再次询问。',
  offerYes: '是的，是我',
  offerNo: '不，我不是',
};
