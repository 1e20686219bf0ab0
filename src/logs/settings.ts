/** `logs`: what is read of CloudWatch Logs. */
export interface LogSettings {
  /** Patterns of secrets, beside the usual ones, that are removed from log lines. Global. */
  readonly redact: readonly RegExp[];
  /** How many days back the logs of Transfer Family are searched for executions that have ended. 0: not at all. */
  readonly transferDays: number;
}

export const noLogs: LogSettings = { redact: [], transferDays: 0 };
