/** What is said where others read along, in the six languages; all other words come with what is to be shown. */
export type OwnWords = Readonly<Record<'answered' | 'addMe' | 'notHere', string>>;

const WORDS: Readonly<Record<string, OwnWords>> = {
  en: {
    answered: 'I have answered you in our personal chat: others read along here.',
    addMe:
      'Others read along here, so let us speak in a personal chat: please add Parley from the apps in Teams, and write to it there.',
    notHere: 'Others read along here. Please use our personal chat for this.',
  },
  fr: {
    answered:
      'Je vous ai répondu dans notre conversation personnelle : ici, d’autres peuvent lire.',
    addMe:
      'Ici, d’autres peuvent lire. Parlons plutôt dans une conversation personnelle : ajoutez Parley depuis les applications de Teams, puis écrivez-lui là.',
    notHere:
      'Ici, d’autres peuvent lire. Veuillez utiliser notre conversation personnelle pour cela.',
  },
  es: {
    answered: 'Le he respondido en nuestro chat personal: aquí leen otras personas.',
    addMe:
      'Aquí leen otras personas, así que hablemos en un chat personal: añada Parley desde las aplicaciones de Teams y escríbale allí.',
    notHere: 'Aquí leen otras personas. Utilice nuestro chat personal para esto, por favor.',
  },
  ru: {
    answered: 'Ответ уже в нашем личном чате: здесь читают и другие.',
    addMe:
      'Здесь читают и другие, поэтому давайте поговорим в личном чате: добавьте Parley из приложений Teams и напишите там.',
    notHere: 'Здесь читают и другие. Пожалуйста, воспользуйтесь для этого нашим личным чатом.',
  },
  zh: {
    answered: '这里其他人也能看到，我已在我们的个人聊天中答复您。',
    addMe:
      '这里其他人也能看到，请在个人聊天中继续：在 Teams 应用中添加 Parley，然后在那里给它发消息。',
    notHere: '这里其他人也能看到，请在我们的个人聊天中进行此操作。',
  },
  ar: {
    answered: 'أجبتكم في محادثتنا الشخصية، فهنا يقرأ آخرون أيضاً.',
    addMe:
      'هنا يقرأ آخرون أيضاً، فلنتحدث في محادثة شخصية: يُرجى إضافة Parley من تطبيقات Teams ثم الكتابة إليه هناك.',
    notHere: 'هنا يقرأ آخرون أيضاً. يُرجى استخدام محادثتنا الشخصية لهذا الغرض.',
  },
};

/** By a tag ("pt-BR"); another language than the six gets English. */
export function ownWords(language: string | null | undefined): OwnWords {
  const [name = ''] = (language ?? '').toLowerCase().split('-');
  const english = WORDS['en'];
  const found = WORDS[name] ?? english;
  if (found === undefined) throw new Error('there are no words');
  return found;
}
