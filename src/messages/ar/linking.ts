import type { linking as en } from '../en/linking.ts';

export const linking: Record<keyof typeof en, string> = {
  accountsTitle: 'الإجابة في تطبيق محادثة',
  accountsText:
    'إذا كنتم تستخدمون أحد هذه التطبيقات، فيمكنكم الإجابة عن أسئلتنا فيه أيضاً. وإجاباتكم هي نفسها في كل مكان.',
  accountsLinked: 'الحسابات المرتبطة بكم:',
  accountSince: '{platform}، منذ {day}',
  accountEnd: 'إزالة',
  accountEndThis: 'إزالة {platform}، منذ {day}',

  codeMake: 'استخدام {platform}',
  codeTitle: 'رمزكم في {platform}',
  codeHow: 'افتحوا {platform} وابحثوا عن {bot} واكتبوا:',
  codeUntil: 'يُستخدم الرمز مرة واحدة، حتى {time}. يرجى عدم إطلاع غيركم عليه.',

  landing:
    'هل تفضلون الإجابة في {platform}؟ اكتبوا هذا هناك إلى {bot} وألصقوا بعده الرابط الوارد في رسالتكم. ولن يعمل الرابط بعد ذلك.',

  offerTitle: 'سؤال موجّه إليكم',
  offerAsk:
    'تود أمانة الاتحاد الدولي للاتصالات (TSB) أن تسألكم هنا عن احتياجات {member} لهذا الاجتماع: {meeting}.',
  offerAre: 'هل أنتم {name}؟',
  offerNext: 'إذا أجبتم بالنفي فلن نسأل هنا مرة أخرى.',
  offerYes: 'نعم، أنا هو',
  offerNo: 'لا، لست المقصود',
};
