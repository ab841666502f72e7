/** What the test of the vault and the process that it kills agree on. */
export const SECRET = 'the secret that the tests begin with';
export const HELD = 'held';
