/** Who member `n`'s contact is in Slack. */
export function slackIdOf(n: number): string {
  return `U0BENCH${n}`;
}

/** The short name of the conversation that it has there. */
export function conversationOf(n: number): string {
  return `slack-${n}`;
}
