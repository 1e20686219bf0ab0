/* How well lines of programs' outputs say why something failed. */

export const ranks = { trailer: 0, other: 1, failure: 2, error: 3 } as const;

/** What programs write after, around or regardless of an error. */
const trailers: readonly RegExp[] = [
  // Warnings, and what clean-ups leave.
  /^(?:\W?|\S+: |npm )warn(?:ing)?\b/i,
  /^(?:rm|rmdir|umount|kill|unlink): /,
  // Counts of tests and tasks, and rulers.
  /\b\d+ (?:passed|failed|failures?|errors?|skipped)\b.*\b(?:passed|failed|failures?|errors?|skipped|total|in [\d.]+ ?m?s)\b/i,
  /^\S+\s+: ok=\d+|^PLAY RECAP\b/,
  /^(?:={3,}|-{3,}|\*{3,}|_{3,})/,
  /^FAIL\s+\S+(?:\s+[\d.]+s)?$/,
  /\bBUILD FAIL(?:ED|URE)\b|^FAILURE: Build failed/,
  // What make, Maven, Gradle, npm, dnf, tar and Docker write at the end.
  /^make(?:\[\d+\])?: \*\*\*|^compilation terminated/,
  /^\[ERROR\]\s*(?:$|\[Help \d|To see the full|For more information|Re-run Maven|After correcting|COMPILATION ERROR|-> )/,
  /^> (?:Run with|Get more help)|^\* (?:Try|What went wrong)/,
  /^npm (?:ERR!|error)\s*(?:$|code\b|errno\b|syscall\b|path\b|command\b|A complete log|\/)/i,
  /^Error: Nothing to do$/,
  /: Error is not recoverable|: Exiting with failure status|: Child returned status/,
  /failed to solve: process|did not complete successfully: exit code/,
  // Stack traces, and where to read more.
  /^at .*:\d+\)?$/i,
  /^\+ |^FullyQualifiedErrorId\b|^CategoryInfo\b/,
  /stacktrace dumped|stacktrace\.out|Running exception handlers|exited unsuccessfully/i,
  /^see\b.* for (?:more|further|details)\b/i,
];

/** What some programs write before each line: a time, a step, a level or a frame. */
const lead = /^(?:#\d+ )?(?:\[?[\d.:TZ+-]+\]?\s+)?(?:[│|>]\s*)?/;

const errors: readonly RegExp[] = [
  /^(?:\[?(?:error|fatal|critical|panic)\]?!?)(?:\[\w+\])?(?::|\s\S)/i,
  /^(?:[\w./+-]+: )?(?:(?:\d+:)*\d*: ?)?(?:fatal )?error: /i,
  /^\S+:\d+(?::\d+)?: (?:fatal )?error: /i,
  /^E: |^E\s{3,}\S|^npm (?:ERR!|error) \S|^FAIL(?:ED)?\b.{12}/i,
  /^(?:[A-Za-z_]\w*[.:]+)*\w*(?:Error|Exception)(?:: |$)/,
  /^Exception in thread |^Caused by: /,
];

const saysFailure =
  /\b(?:error|fail(?:ed|ure|s)?|fatal|panic|exception|denied|forbidden|refused|unable|cannot|could ?n[o']t|can't|not found|no (?:such|space|match\w*|package|module|route|candidate)|missing|invalid|unknown|undefined|unexpected|expected|timed? ?out|exceeded|not been|does not|did not|is not|unhealthy|conflict|killed|out of memory)\b|\bE\d{3,}\b/i;

/** The rank of a line that says more than that something failed. */
export const rankOf = (line: string): number => {
  if (trailers.some((trailer) => trailer.test(line))) return ranks.trailer;
  const words = line.replace(lead, '');
  if (errors.some((error) => error.test(words))) return ranks.error;
  return saysFailure.test(line) ? ranks.failure : ranks.other;
};
