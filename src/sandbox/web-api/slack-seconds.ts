/** An instant as the Web API writes most of them: whole seconds since 1970. */
export function slackSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
