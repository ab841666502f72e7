/** Why Parley does not start: every variable that is wrong or half-set, what is wrong with it, and how to mend it. */
export class ConfigFailure extends Error {
  override readonly name = 'ConfigFailure';
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(faults.map(({ variable, wrong, mend }) => `${variable} ${wrong}. ${mend}`).join('\n'));
    this.faults = faults;
  }
}

export interface ConfigFault {
  readonly variable: string;
  readonly wrong: string;
  readonly mend: string;
}
