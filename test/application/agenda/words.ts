/** What members might say, so that the documents are read with real sentences in them. */
export const WORDS: Readonly<
  Record<
    string,
    readonly {
      readonly need: string;
      readonly topic: string;
      readonly benefit?: string;
      readonly ask?: string;
    }[]
  >
> = {
  en: [
    {
      need: 'Low-cost base stations that run on solar power through the rainy season, with interfaces that a local technician can repair.',
      topic: 'rural-networks',
      benefit: 'Two hundred island villages could stay connected after a cyclone.',
      ask: 'Publish open interfaces for small rural sites and keep spare parts for ten years.',
    },
    {
      need: 'Practical guidance on blocking spoofed caller numbers across borders.\nOur subscribers lose money every week.',
      topic: 'numbering-misuse',
    },
    {
      need: 'Conformity testing that we can use from a distance: we have no laboratory & cannot ship every <device>.',
      topic: 'conformity-testing',
      benefit: 'Safer devices on our market.',
    },
    {
      need: 'Security baselines for mobile money that a small regulator can audit.',
      topic: 'cybersecurity',
    },
  ],
  fr: [
    {
      need: 'Des normes pour les réseaux ruraux à faible coût, alimentés par l’énergie solaire, avec un entretien à la portée des techniciens locaux.',
      topic: 'rural-networks',
      benefit: 'Relier les centres de santé ruraux d’ici à trois ans.',
      ask: 'Ouvrir les interfaces des équipements radio.',
    },
    {
      need: 'Une protection des services financiers numériques contre la fraude par échange de carte SIM.',
      topic: 'cybersecurity',
    },
  ],
  ar: [
    {
      need: 'نحتاج إلى إرشادات عملية لحماية شبكات SS7 وDiameter من الاحتيال عبر الحدود.',
      topic: 'cybersecurity',
      benefit: 'حماية المشتركين وخفض الخسائر السنوية.',
      ask: 'إتاحة أدوات الاختبار للهيئات التنظيمية الصغيرة.',
    },
    {
      need: 'مختبرات إقليمية لاختبار المطابقة وقابلية التشغيل البيني.',
      topic: 'conformity-testing',
    },
  ],
  es: [
    {
      need: 'Conectividad asequible para comunidades rurales e insulares, con equipos de bajo consumo.',
      topic: 'rural-networks',
      ask: 'Compartir experiencias de despliegue en zonas apartadas.',
    },
    {
      need: 'Mediciones de calidad de servicio comparables entre operadores.',
      topic: 'service-quality',
    },
  ],
  ru: [
    {
      need: 'Методики испытаний оборудования, доступные на русском языке, и обучение специалистов лабораторий.',
      topic: 'conformity-testing',
    },
  ],
  zh: [{ need: '面向农村地区的低成本光纤接入技术标准。', topic: 'fibre-networks' }],
};
