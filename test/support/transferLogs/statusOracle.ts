import type { Line } from './lines';

/*
 * The table of "CloudWatch logging for workflows" in plain words, without code of the gateway: the last line about the end says how an
 * execution has ended. Without one, nothing does.
 */
export const statusByTable = (lines: readonly Line[], workflowId: string, executionId: string) => {
  let word: 'COMPLETED' | 'EXCEPTION' | undefined;
  let latest = -Infinity;
  for (const { at, message } of lines) {
    const isOwn = [workflowId, executionId].every((id) => message.includes(`"${id}"`));
    if (!isOwn) continue;
    if (message.includes('"type":"ExecutionErrored"') && at >= latest) {
      word = 'EXCEPTION';
      latest = at;
    }
    if (message.includes('"type":"ExecutionCompleted"') && at > latest) {
      word = 'COMPLETED';
      latest = at;
    }
  }
  return { word, isKnown: word !== undefined };
};
