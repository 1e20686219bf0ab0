/** A queue of SQS that has events of AWS, as EventBridge sends them. */
export interface QueueSettings {
  readonly queueUrl: string;
  /** The account, region and name of the queue. It is read with the credentials of calls in that account. */
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
}
