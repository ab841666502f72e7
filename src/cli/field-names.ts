/** What a use case calls a field, where the command line calls it otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  slug: '<name>',
  email: '<email>',
  startsOn: '--from',
  endsOn: '--to',
  closesOn: '--closes',
  reminders: '--remind',
  excerpt: '--part',
  'audience.kinds': '--kinds',
  'audience.categories': '--categories',
  'audience.countries': '--countries',
};

/** The option or argument that a faulty field came from: "reminders.0.offset" was `--remind`, "studyPeriod" `--study-period`. */
export function optionOf(field: string): string {
  const [first = '', second = ''] = field.split('.');
  const kebab = first.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return NAMES[`${first}.${second}`] ?? NAMES[first] ?? `--${kebab}`;
}
