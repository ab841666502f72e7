import pg from 'pg';

/**
 * A pool of connections that survives the loss of any of them. A pool hears of those that rest in it, and whoever waits for a
 * query hears of its failure; one that is lost between the two, just as it is handed out, has nobody who listens, and an error
 * that nobody hears ends the process. Here it is heard: whoever uses that connection next is refused.
 * @param lost told of connections that are lost while they rest
 */
export function openPool(
  config: pg.PoolConfig,
  lost: (error: Error) => void = () => undefined,
): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
