import { agenda as arAgenda } from './ar/agenda.ts';
import { chat as arChat } from './ar/chat.ts';
import { coming as arComing } from './ar/coming.ts';
import { conversation as arConversation } from './ar/conversation.ts';
import { documents as arDocuments } from './ar/documents.ts';
import { letters as arLetters } from './ar/letters.ts';
import { linking as arLinking } from './ar/linking.ts';
import { pages as arPages } from './ar/pages.ts';
import { papers as arPapers } from './ar/papers.ts';
import { reach as arReach } from './ar/reach.ts';
import { stopping as arStopping } from './ar/stopping.ts';
import { agenda as enAgenda } from './en/agenda.ts';
import { chat as enChat } from './en/chat.ts';
import { coming as enComing } from './en/coming.ts';
import { conversation as enConversation } from './en/conversation.ts';
import { documents as enDocuments } from './en/documents.ts';
import { letters as enLetters } from './en/letters.ts';
import { linking as enLinking } from './en/linking.ts';
import { pages as enPages } from './en/pages.ts';
import { papers as enPapers } from './en/papers.ts';
import { reach as enReach } from './en/reach.ts';
import { stopping as enStopping } from './en/stopping.ts';
import { agenda as esAgenda } from './es/agenda.ts';
import { chat as esChat } from './es/chat.ts';
import { coming as esComing } from './es/coming.ts';
import { conversation as esConversation } from './es/conversation.ts';
import { documents as esDocuments } from './es/documents.ts';
import { letters as esLetters } from './es/letters.ts';
import { linking as esLinking } from './es/linking.ts';
import { pages as esPages } from './es/pages.ts';
import { papers as esPapers } from './es/papers.ts';
import { reach as esReach } from './es/reach.ts';
import { stopping as esStopping } from './es/stopping.ts';
import { agenda as frAgenda } from './fr/agenda.ts';
import { chat as frChat } from './fr/chat.ts';
import { coming as frComing } from './fr/coming.ts';
import { conversation as frConversation } from './fr/conversation.ts';
import { documents as frDocuments } from './fr/documents.ts';
import { letters as frLetters } from './fr/letters.ts';
import { linking as frLinking } from './fr/linking.ts';
import { pages as frPages } from './fr/pages.ts';
import { papers as frPapers } from './fr/papers.ts';
import { reach as frReach } from './fr/reach.ts';
import { stopping as frStopping } from './fr/stopping.ts';
import { agenda as ruAgenda } from './ru/agenda.ts';
import { chat as ruChat } from './ru/chat.ts';
import { coming as ruComing } from './ru/coming.ts';
import { conversation as ruConversation } from './ru/conversation.ts';
import { documents as ruDocuments } from './ru/documents.ts';
import { letters as ruLetters } from './ru/letters.ts';
import { linking as ruLinking } from './ru/linking.ts';
import { pages as ruPages } from './ru/pages.ts';
import { papers as ruPapers } from './ru/papers.ts';
import { reach as ruReach } from './ru/reach.ts';
import { stopping as ruStopping } from './ru/stopping.ts';
import { agenda as zhAgenda } from './zh/agenda.ts';
import { chat as zhChat } from './zh/chat.ts';
import { coming as zhComing } from './zh/coming.ts';
import { conversation as zhConversation } from './zh/conversation.ts';
import { documents as zhDocuments } from './zh/documents.ts';
import { letters as zhLetters } from './zh/letters.ts';
import { linking as zhLinking } from './zh/linking.ts';
import { pages as zhPages } from './zh/pages.ts';
import { papers as zhPapers } from './zh/papers.ts';
import { reach as zhReach } from './zh/reach.ts';
import { stopping as zhStopping } from './zh/stopping.ts';

/** Every text that a member may read, as ICU messages: language, catalogue, name. */
export const messages = {
  ar: {
    agenda: arAgenda,
    chat: arChat,
    coming: arComing,
    conversation: arConversation,
    documents: arDocuments,
    letters: arLetters,
    linking: arLinking,
    pages: arPages,
    papers: arPapers,
    reach: arReach,
    stopping: arStopping,
  },
  zh: {
    agenda: zhAgenda,
    chat: zhChat,
    coming: zhComing,
    conversation: zhConversation,
    documents: zhDocuments,
    letters: zhLetters,
    linking: zhLinking,
    pages: zhPages,
    papers: zhPapers,
    reach: zhReach,
    stopping: zhStopping,
  },
  en: {
    agenda: enAgenda,
    chat: enChat,
    coming: enComing,
    conversation: enConversation,
    documents: enDocuments,
    letters: enLetters,
    linking: enLinking,
    pages: enPages,
    papers: enPapers,
    reach: enReach,
    stopping: enStopping,
  },
  es: {
    agenda: esAgenda,
    chat: esChat,
    coming: esComing,
    conversation: esConversation,
    documents: esDocuments,
    letters: esLetters,
    linking: esLinking,
    pages: esPages,
    papers: esPapers,
    reach: esReach,
    stopping: esStopping,
  },
  fr: {
    agenda: frAgenda,
    chat: frChat,
    coming: frComing,
    conversation: frConversation,
    documents: frDocuments,
    letters: frLetters,
    linking: frLinking,
    pages: frPages,
    papers: frPapers,
    reach: frReach,
    stopping: frStopping,
  },
  ru: {
    agenda: ruAgenda,
    chat: ruChat,
    coming: ruComing,
    conversation: ruConversation,
    documents: ruDocuments,
    letters: ruLetters,
    linking: ruLinking,
    pages: ruPages,
    papers: ruPapers,
    reach: ruReach,
    stopping: ruStopping,
  },
} as const;
