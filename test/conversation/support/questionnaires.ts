import type {
  ElementDefinition,
  QuestionnaireDefinition,
} from '../../../src/domain/questionnaire-definition.ts';
import type { Attribution } from '../../../src/domain/vocabulary.ts';

export function questionnaireOf(
  elements: readonly ElementDefinition[],
  more: Partial<QuestionnaireDefinition> & { readonly chosenBy?: string } = {},
): QuestionnaireDefinition {
  const { chosenBy, ...rest } = more;
  return {
    title: 'Needs',
    pages: [{ name: 'page1', elements }],
    parley: {
      profile: 1,
      slug: 'needs',
      attribution: { default: 'country', ...(chosenBy === undefined ? {} : { chosenBy }) },
    },
    ...rest,
  };
}

const six = (ar: string, zh: string, en: string, es: string, fr: string, ru: string) => ({
  ar,
  zh,
  en,
  es,
  fr,
  ru,
});

const LEVELS: readonly (readonly [Attribution, ReturnType<typeof six>])[] = [
  [
    'attributed',
    six(
      'باسم الكيان',
      '注明实体',
      'With our name',
      'Con nuestro nombre',
      'Avec notre nom',
      'С нашим названием',
    ),
  ],
  [
    'country',
    six('باسم البلد', '注明国家', 'With the country', 'Con el país', 'Avec le pays', 'Со страной'),
  ],
  [
    'group',
    six('ضمن المجموعة', '仅在组别内', 'In a group', 'En un grupo', 'Dans un groupe', 'В группе'),
  ],
  ['none', six('دون اسم', '不具名', 'Without a name', 'Sin nombre', 'Sans nom', 'Без названия')],
];

/** One question of every type, in six languages, with conditions, "other" and piping. */
export const NEEDS: QuestionnaireDefinition = {
  title: six(
    'احتياجاتكم',
    '您的需求',
    'Your needs',
    'Sus necesidades',
    'Vos besoins',
    'Ваши потребности',
  ),
  description: six(
    'نود أن نعرف ما تحتاجون إليه.',
    '我们希望了解您的需求。',
    'We would like to know what you need.',
    'Deseamos conocer sus necesidades.',
    'Nous souhaitons connaître vos besoins.',
    'Мы хотели бы узнать о ваших потребностях.',
  ),
  pages: [
    {
      name: 'topics',
      title: six('المواضيع', '议题', 'Topics', 'Temas', 'Thèmes', 'Темы'),
      elements: [
        {
          type: 'ranking',
          name: 'priorities',
          title: six(
            'ما هي أولوياتكم؟',
            '您的优先事项是什么？',
            'What are your priorities?',
            '¿Cuáles son sus prioridades?',
            'Quelles sont vos priorités ?',
            'Каковы ваши приоритеты?',
          ),
          selectToRankEnabled: true,
          maxSelectedChoices: 3,
          isRequired: true,
          choices: [
            {
              value: 'security',
              text: six(
                'أمن الشبكات',
                '网络安全',
                'Network security',
                'Seguridad de las redes',
                'Sécurité des réseaux',
                'Безопасность сетей',
              ),
            },
            {
              value: 'cloud',
              text: six(
                'الحوسبة السحابية',
                '云计算',
                'Cloud computing',
                'Computación en la nube',
                'Informatique en nuage',
                'Облачные вычисления',
              ),
            },
            {
              value: 'quality',
              text: six(
                'جودة الخدمة',
                '服务质量',
                'Quality of service',
                'Calidad de servicio',
                'Qualité de service',
                'Качество обслуживания',
              ),
            },
            {
              value: 'climate',
              text: six(
                'المناخ والطاقة',
                '气候与能源',
                'Climate and energy',
                'Clima y energía',
                'Climat et énergie',
                'Климат и энергия',
              ),
            },
          ],
        },
        {
          type: 'checkbox',
          name: 'barriers',
          title: six(
            'ما هي العوائق؟',
            '有哪些障碍？',
            'What stands in the way?',
            '¿Qué obstáculos hay?',
            'Quels sont les obstacles ?',
            'Что мешает?',
          ),
          showOtherItem: true,
          showNoneItem: true,
          choices: [
            { value: 'cost', text: six('التكلفة', '成本', 'Cost', 'Costo', 'Coût', 'Стоимость') },
            {
              value: 'skills',
              text: six(
                'المهارات والتدريب',
                '技能和培训',
                'Skills and training',
                'Competencias y formación',
                'Compétences et formation',
                'Навыки и обучение',
              ),
            },
            {
              value: 'travel',
              text: six('السفر', '差旅', 'Travel', 'Viajes', 'Voyages', 'Поездки'),
            },
          ],
        },
      ],
    },
    {
      name: 'details',
      title: six('التفاصيل', '详情', 'Details', 'Detalles', 'Précisions', 'Подробности'),
      elements: [
        {
          type: 'boolean',
          name: 'attends',
          title: six(
            'هل ستحضرون الاجتماع؟',
            '您是否参加会议？',
            'Will you attend the meeting?',
            '¿Asistirá a la reunión?',
            'Participerez-vous à la réunion ?',
            'Будете ли вы участвовать в собрании?',
          ),
          isRequired: true,
        },
        {
          type: 'text',
          name: 'arrival',
          inputType: 'date',
          visibleIf: '{attends} = true',
          title: six(
            'متى تصلون؟',
            '您何时抵达？',
            'When do you arrive?',
            '¿Cuándo llega?',
            'Quand arrivez-vous ?',
            'Когда вы прибываете?',
          ),
        },
        {
          type: 'text',
          name: 'engineers',
          inputType: 'number',
          min: 0,
          max: 100000,
          title: six(
            'كم عدد مهندسيكم؟',
            '贵方有多少名工程师？',
            'How many engineers do you have?',
            '¿Cuántos ingenieros tiene?',
            'Combien d’ingénieurs avez-vous ?',
            'Сколько у вас инженеров?',
          ),
        },
        {
          type: 'comment',
          name: 'need',
          maxLength: 2000,
          isRequired: true,
          title: six(
            'ما الذي تحتاجون إليه؟',
            '您需要什么？',
            'What do you need?',
            '¿Qué necesita?',
            'De quoi avez-vous besoin ?',
            'Что вам необходимо?',
          ),
        },
        {
          type: 'rating',
          name: 'urgency',
          rateMax: 4,
          minRateDescription: six(
            'يمكن أن ينتظر',
            '可以等待',
            'It can wait',
            'Puede esperar',
            'Peut attendre',
            'Может подождать',
          ),
          maxRateDescription: six(
            'عاجل جداً',
            '十分紧迫',
            'Very urgent',
            'Muy urgente',
            'Très urgent',
            'Очень срочно',
          ),
          title: six(
            'ما مدى إلحاح "{need}"؟',
            '“{need}”有多紧迫？',
            'How urgent is “{need}”?',
            '¿Cuán urgente es «{need}»?',
            '« {need} » : à quel point est-ce urgent ?',
            'Насколько срочно: «{need}»?',
          ),
        },
        {
          type: 'matrix',
          name: 'formats',
          title: six(
            'أي الأشكال يناسبكم؟',
            '哪些形式适合您？',
            'Which formats suit you?',
            '¿Qué formatos le convienen?',
            'Quels formats vous conviennent ?',
            'Какие формы вам подходят?',
          ),
          columns: [
            { value: 'well', text: six('مناسب', '适合', 'Well', 'Bien', 'Bien', 'Подходит') },
            { value: 'less', text: six('أقل', '不太适合', 'Less', 'Menos', 'Moins', 'Меньше') },
          ],
          rows: [
            {
              value: 'workshop',
              text: six('ورشة عمل', '讲习班', 'Workshop', 'Taller', 'Atelier', 'Семинар'),
            },
            {
              value: 'course',
              text: six(
                'دورة عن بُعد',
                '在线课程',
                'Online course',
                'Curso en línea',
                'Cours en ligne',
                'Онлайн-курс',
              ),
            },
            { value: 'guide', text: six('دليل', '指南', 'Guide', 'Guía', 'Guide', 'Руководство') },
          ],
        },
        {
          type: 'radiogroup',
          name: 'attribution',
          title: six(
            'كيف نعرض أجوبتكم؟',
            '如何显示您的答复？',
            'How may we show your answers?',
            '¿Cómo mostramos sus respuestas?',
            'Comment présenter vos réponses ?',
            'Как показывать ваши ответы?',
          ),
          choices: LEVELS.map(([value, text]) => ({ value, text })),
        },
      ],
    },
  ],
  parley: {
    profile: 1,
    slug: 'needs',
    attribution: { default: 'country', chosenBy: 'attribution', questions: { need: 'attributed' } },
  },
};
