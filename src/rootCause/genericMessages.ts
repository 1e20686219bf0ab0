/* Messages that say that something failed, and not why. */

/** What AWS writes around a message, which is the group. */
const wrappers: readonly RegExp[] = [
  /^Workflow Execution ID: \S+ failed with reason: (.+)$/is,
  /^SSM execution \S+ failed with status = .+? and failure message = '?(.+?)'?$/is,
  /^(?:Workflow )?Step(?: \S+)? failed(?: with reason)?: (.+)$/is,
];

/** The message within what AWS writes around it, on three levels at most. */
export const unwrapped = (message: string, levels = 3): string => {
  const text = message.trim();
  const inner = wrappers.flatMap((wrapper) => wrapper.exec(text)?.[1] ?? [])[0];
  return inner === undefined || levels === 0 ? text : unwrapped(inner, levels - 1);
};

/** AWS's messages without a reason are shorter. */
const longestGeneric = 1_000;

/** Words without a reason. */
const fillers: ReadonlySet<string> = new Set(
  [
    'a an and as at by during for has have in of on the this to was while with',
    'error execute executing exit exited exitcode fail failed failing fails failure non-zero nonzero occurred returned run running',
    'code execution id message reason state status value',
    'build building command component distributing document phase process script ssm step test testing validate workflow',
  ].flatMap((line) => line.split(' ')),
);

const saysFailure = /\b(?:fail\w*|error|exit(?:ed|code)?)\b/i;

/** A number, an ARN, or an ID. */
const isId = (word: string): boolean => /^(?:-?\d+|arn:\S+|(?:\w+-)?[\da-f]{8}[\da-f-]*)$/i.test(word);

/** What has a name, and the name: in quotes, unlike a word, or with a capital before what happened to it. */
const named =
  /\b([Dd]ocument|[Cc]omponent|[Pp]hase|[Ss]tep|[Ww]orkflow|[Cc]ommand|[Ss]cript)[ =:]+(?:'[^']*'|"[^"]*"|(?=\S*(?:[\d/:_-]\w|[a-z][A-Z]))\S+|[A-Z]\w*(?= (?:failed|of|in)\b))/g;

/**
 * True for a message without a word about the reason: `Document … failed!`, `The step failed`, `Command failed with exit code 1`. IDs,
 * codes of programs and names of what failed are no reason.
 */
export const isGeneric = (message: string): boolean => {
  if (message.length > longestGeneric) return false;
  const text = unwrapped(message);
  if (!saysFailure.test(text)) return false;
  return text
    .replace(named, '$1')
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}-]+|[^\p{L}\p{N}]+$/gu, ''))
    .every((word) => word === '' || fillers.has(word.toLowerCase()) || isId(word));
};
