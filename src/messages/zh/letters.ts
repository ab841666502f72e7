import type { letters as en } from '../en/letters.ts';

export const letters: Record<keyof typeof en, string> = {
  greeting: '尊敬的 {name}：',

  invitationSubject: '{meeting}：{member}对标准化有哪些需求？',
  invitationLead:
    '国际电信联盟正在筹备“{meeting}”。业界领袖将在会上就标准化工作的优先事项提出建议。会议召开之前，我们根据世界电信标准化全会第68号决议，征询包括{member}在内的发展中国家成员的需求。',
  why: '您提出的意见将纳入会议议程。此后，我们将跟进每项需求直至得出结果，并向您反馈。',

  notStartedSubject: '温馨提示：{member}与{meeting}',
  notStartedLead:
    '我们近期曾邀请{member}在“{meeting}”召开之前提出需求。现在答复仍然来得及，我们期待将贵方的需求列入议程。',

  partialSubject: '{meeting}：您的回答已保存，可随时继续',
  partialLead:
    '感谢您代表{member}就“{meeting}”作出的回答。这些回答均已保存；提交之后，将作为一个整体纳入议程。',

  deadlineMovedSubject: '{meeting}：答复期限已延长',
  deadlineMovedLead: '“{meeting}”会前磋商的期限已延长：{member}现可在{closing}之前答复。',

  freshLinkSubject: '{meeting}：您的新链接',
  freshLinkLead:
    '这是以此邮箱地址申请的新链接，用于参加“{meeting}”的会前磋商。如非您本人申请，请忽略本函。',

  handedOverSubject: '{meeting}：{colleague}请您代表{member}答复',
  handedOverLead:
    '{colleague}已将此项答复转交给您。国际电信联盟正在筹备“{meeting}”，并征询{member}对标准化的需求。已作出的回答均已保存，您可接着填写。',
  completeSubject: '{meeting}：{member}只差最后一步',
  completeLead:
    '感谢您：{member}就“{meeting}”需要回答的问题均已回答。只需点击一次提交，答复即可纳入议程。',
  receiptSubject: '{meeting}：{member}的答复已收到',
  receiptLead:
    '谢谢！{member}对“{meeting}”会前磋商的答复已经收到，并按您的原话保存。我们不会再发送提醒。',
  receiptChange: '您可以再次查看，并可在{closing}之前修改。',
  outcomeSubject: '{meeting}：{member}所提需求的结果',
  outcomeLead:
    '“{meeting}”已经召开。会前，{member}向我们说明了自己的需求，谨此致谢。以下是各项需求的结果，并附上您的原话。',
  outcomeWrote: '“{words}”',
  outcomeConcluded: '该需求已体现在会议结论 {label} 中：“{title}”。',
  outcomeReflected: '该需求已体现在会议结论中。',
  outcomeDiscussed: '会议讨论了该需求，但没有形成专门的结论。',
  outcomeNotRaised: '本次会议没有提出该需求。原因：{reason}',
  outcomeNext:
    '会议结论将转交有关组，电信标准化局将继续跟进。如果我们没有正确理解您的意思，请在下次会议前我们征询时告诉我们。',
  stillOpen: '{count, plural, other {还有 # 个问题需要回答：}}',
  submitLabel: '检查并提交',
  readLabel: '查看我的答复',
  itemTitle: '{meeting} – {member}',
  digestSubject: '{count, plural, other {有 # 项磋商等待您的答复}}',
  digestLead: '为免多次打扰，现将目前请您答复的事项汇总如下。',
  personalEach: '各链接仅供您本人使用，每个只能打开一次。如需再次使用，可在页面上申请新的链接。',

  duration: '全程约需十分钟。您可以随时暂停：每项回答都会保存，之后可继续填写。',
  continueDuration: '您可从上次停下的地方继续，每项回答都会随时保存。',
  deadline:
    '{days, plural, =0 {今天是最后一天，请在{closing}之前答复。} =1 {请于明天（{closing}）之前答复。} other {请在{closing}之前答复，还剩 # 天。}}',
  deadlinePlain: '请在{closing}之前答复。',
  pageLabel: '改用网页作答',
  startLabel: '开始',
  continueLabel: '继续',

  personal: '此链接仅供您本人使用，且只能打开一次。如需再次使用，可在页面上申请新的链接。',
  declineOrStop:
    '如果您不便参加，可在页面上谢绝（可注明原因），也可选择不再接收此类信函。无论何种情况，我们都不会再发送提醒。',
  stopLabel: '停止提醒',
  thanks: '谨致谢意，顺颂时祺！',
  signature: '电信标准化局（TSB）',
  organization: '国际电信联盟（ITU）',

  closing: '{date} {time}（当地时间；日内瓦时间：{geneva}）',
  closingInGeneva: '{date} {time}（日内瓦时间）',
};
