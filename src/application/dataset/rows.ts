import type { Reply } from '../../domain/dataset/reply.ts';
import type { RoundId } from '../../domain/ids.ts';

/** What a data set reads. */
export interface DatasetRows {
  /** The first call of a transaction: everything read after it is as of one moment, whatever comes in meanwhile. */
  holdStill(): Promise<void>;
  /** How many answers a round has, those that newer ones have replaced with them. */
  countAnswers(round: RoundId): Promise<number>;
  /** Which agenda versions counted what, taken down for the rest of the transaction. */
  takeVersions(round: RoundId): Promise<void>;
  /** Every addressee with its answers, page by page; may be read again. Needs `takeVersions`. */
  replies(round: RoundId): AsyncIterable<Reply>;
}
