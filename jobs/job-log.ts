/** What a job says: the shape of a structured log, so that the process's own fits. */
export interface JobLog {
  info(fields: object, words: string): void;
  warn(fields: object, words: string): void;
  error(fields: object, words: string): void;
}
