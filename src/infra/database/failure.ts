/** The database cannot be used as things stand. The message says what is wrong and how to mend it. */
export class DatabaseFailure extends Error {
  override readonly name = 'DatabaseFailure';
}
