/**
 * The message of an answer, which comes as an event. The protocol of 2025 answers so whatever a client takes, and refuses one that does
 * not take events, though an answer is one message here.
 */
export async function onlyMessage(answer: Response): Promise<string> {
  const data = /^data: (.+)$/m.exec(await answer.text());
  if (data?.[1] === undefined) throw new Error('An answer of MCP has no message.');
  return data[1];
}
