/** What the process that measures the floor is told. */
export interface FloorTask {
  readonly url: string;
  readonly redisUrl?: string;
  readonly jobs: number;
  readonly concurrency: number;
}

export interface Floored {
  readonly addSeconds: number;
  readonly workSeconds: number;
}
