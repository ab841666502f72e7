/** What the bot says outside of a consultation: joining, leaving, and the page of one's own. */
export const chat = {
  unknown:
    'لا أعرف بعد عمّن تجيبون. إذا كان لديكم رمز فاكتبوا: انضم ثم الرمز. تجدونه في رسالتنا وفي الصفحة التي تؤدي إليها.',
  joinTitle: 'انضمام',
  joinText: 'تجدون رمزكم في رسالتنا وفي الصفحة التي تؤدي إليها.',
  joinField: 'الرمز',
  joinSubmit: 'انضمام',
  joinCancel: 'ليس الآن',
  codeNotValid:
    'هذا الرمز لا يفتح شيئًا الآن. ربما استُعمل من قبل أو انتهت صلاحيته. اطلبوا رمزًا جديدًا من الصفحة التي تؤدي إليها رسالتكم.',
  slowDown:
    'جُرّبت هنا رموز كثيرة. يُرجى المحاولة مجددًا بعد {minutes, plural, zero {# دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}.',
  joinedNothing:
    'شكرًا {name}: رُبط حسابكم. لا توجد مشاورة بانتظاركم الآن، وسنكتب إليكم هنا متى وُجدت.',
  joinedStaff: 'أهلًا {name}. اكتبوا "help" لمعرفة ما يمكن فعله هنا.',
  unlinked: 'لم يعد هذا الحساب مربوطًا، ولن نكتب إليكم هنا بعد الآن. للعودة استعملوا رمزًا جديدًا.',
  unlinkedNobody: 'هذا الحساب غير مربوط بأحد.',
  seeMessages: 'أجبتكم في محادثتنا الخاصة.',
  notMe: 'شكرًا لإخبارنا. لن نسأل هنا مرة أخرى.',
  offerNotValid: 'لم يعد هذا السؤال مطروحًا.',
  nothingOpen: 'لا توجد مشاورة بانتظاركم الآن، وسنكتب إليكم هنا متى وُجدت.',
  deskTitle: 'مشاوراتكم',
  deskNothing: 'لا توجد مشاورة بانتظاركم الآن.',
  deskOpen: 'أُجيب عن {answered, number} من {total, number}. مفتوحة حتى {closesAt}.',
  deskSent: 'أُرسلت. يمكنكم تعديلها حتى {closesAt}.',
  deskDeclined: 'اعتذرتم عنها. ما زال بإمكانكم الإجابة حتى {closesAt}.',
  deskPaused: 'متوقفة مؤقتًا، وإجاباتكم محفوظة.',
  deskClosed: 'أُغلقت. شكرًا لكم.',
  deskContinue: 'متابعة',
  deskStart: 'بدء',
  deskReview: 'الاطلاع على الإجابات',
  deskJoin: 'إدخال رمز',
} as const;
