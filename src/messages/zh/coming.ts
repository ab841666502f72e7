import type { coming as en } from '../en/coming.ts';

export const coming: Record<keyof typeof en, string> = {
  askSubject: '{meeting}：{member}是否出席？',
  askLead:
    '我们邀请{member}出席“{meeting}”（{days}，{place}）。请告知是否出席，以便我们准备会场和远程连接。',
  askHow: '您可以亲自到会，也可以远程参会。如您不便参加，可由对该席位拥有授权的代理人代为出席。',
  askUntil: '以您最后的答复为准，会议结束之前均可更改。',
  hereSubject: '{meeting}：您是否已到会？',
  hereLead:
    '“{meeting}”正在举行（{days}，{place}），此前我们获悉{member}将出席。请在到会后告知我们，以便记入会议登记册。',
  hereElse: '如最终无法参加，请用同一链接告知我们。',
  linkLabel: '答复',
  linkPersonal: '此链接仅供您本人使用，会议结束之前可多次打开。',

  inPerson: '我亲自到会',
  remote: '我远程参会',
  alternate: '由代理人出席',
  nobody: '无人出席',
  hereInPerson: '我已在会场',
  hereRemote: '我已远程接入',

  lead: '您代表{member}答复。',
  when: '日期',
  where: '地点',
  said: '目前的答复',
  came: '登记情况',
  saidNothing: '尚无',
  saidInPerson: '亲自到会',
  saidRemote: '远程参会',
  saidAlternateInPerson: '由代理人{name}到会',
  saidAlternateRemote: '由代理人{name}远程参会',
  saidNobody: '无人出席',
  cameInPerson: '已到会',
  cameRemote: '已远程参会',
  cameAbsent: '未出席',
  question: '您是否出席？',
  alternateWho: '由谁代理出席',
  alternateChoose: '请选择',
  alternateInPerson: '{name}，到会',
  alternateRemote: '{name}，远程',
  alternateNone:
    '其他人只有获得授权才能代表该席位出席。请先致函电信标准化局（TSB），并附上授权函。',
  save: '保存',
  saved: '已保存，感谢您的告知。',
  until: '{day}结束之前均可更改。',
  hereTitle: '您是否已到会？',
  hereText: '会议正在举行。按一下即可将您的出席记入登记册。',
  hereSaved: '谢谢，您的出席已记入登记册。',
  over: '会议已经结束，此处无法再作更改。如有错误，请致函电信标准化局（TSB）。',

  notYours:
    '您目前不能代表{member}答复：只有在会议期间拥有授权的人员才能答复。如有错误，请致函电信标准化局（TSB）。',
  noAuthority:
    '您在{day}对{member}的席位没有授权。请要求席位持有人为您办理授权，或与电信标准化局（TSB）联系，TSB可将您登记为来宾。',
  alternateGone: '您所选的人员在{day}对该席位没有授权。请另选他人，或致函电信标准化局（TSB）。',
  chooseFirst: '请选择一项答复。',
  chooseAlternate: '请选择由谁代理出席。',
  notYet: '会议于{day}开始。自当日起您可以登记到会。',
  goneTitle: '此链接目前无法打开任何内容',
  goneText:
    '链接可能不完整，或者会议早已结束。请重新打开我们最近一封信函中的链接，或致函电信标准化局（TSB）。',

  chatSaved: '谢谢。已为{member}记录“{meeting}”的答复：{said}。会议结束之前均可更改。',
  chatAlternate: '由谁作为{member}的代理人出席“{meeting}”？',
  chatGone: '此问题已不再开放。',
};
