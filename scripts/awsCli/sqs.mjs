import { isFilled } from './checker.mjs';

/** Checks the queue of events of each scope: sending, receiving, hiding and deleting messages. */
export const checkSqs = async (checker) => {
  const [scope] = checker.scopes;
  const queue = { 'queue-url': `${checker.url}/${scope.accountId}/image-events` };
  const bodies = ['{"one": 1}', 'two ✓'];
  for (const body of bodies) {
    await checker.expectAnswer(
      'sqs send-message',
      [[scope, { ...queue, 'message-body': body }]],
      ({ MessageId, MD5OfMessageBody }) => MessageId && MD5OfMessageBody,
    );
  }
  const batch = { ...queue, 'max-number-of-messages': 10, 'wait-time-seconds': 1 };
  const { answer } = await checker.expectAnswer(
    'sqs receive-message',
    [[scope, { ...batch, 'visibility-timeout': 600, 'attribute-names': 'All' }]],
    ({ Messages }) =>
      bodies.every((body) => Messages.some(({ Body }) => Body === body)) &&
      Messages.every(({ Attributes }) => Attributes.ApproximateReceiveCount === '1'),
  );
  await checker.expectEmpty('sqs receive-message', scope, batch, 'sqs receive-message, while all are hidden');
  await checkDeletion(checker, scope, queue, answer.Messages ?? []);
  await checkErrors(checker, scope, queue);
};

const checkDeletion = async (checker, scope, queue, [first, ...others]) => {
  await checker.expectEmpty('sqs delete-message', scope, {
    ...queue,
    'receipt-handle': first?.ReceiptHandle ?? '',
  });
  const entries = [...others.map(({ ReceiptHandle }) => ReceiptHandle), 'nonsense'].map((handle, index) => ({
    Id: String(index),
    ReceiptHandle: handle,
  }));
  await checker.expectAnswer(
    'sqs delete-message-batch',
    [[scope, { ...queue, entries: JSON.stringify(entries) }]],
    ({ Successful, Failed }) =>
      isFilled(Successful) && Failed.length === 1 && Failed[0].Code === 'ReceiptHandleIsInvalid',
    'sqs delete-message-batch, in part',
  );
};

const checkErrors = async (checker, scope, queue) => {
  const [url] = Object.values(queue);
  const receive = 'sqs receive-message';
  // The CLI shows the codes of the Query protocol.
  const missing = 'AWS.SimpleQueueService.NonExistentQueue';
  await checker.expectError(receive, scope, { 'queue-url': `${url}-2` }, missing);
  const tooMany = { ...queue, 'max-number-of-messages': 11 };
  await checker.expectError(receive, scope, tooMany, 'InvalidParameterValue');
  const same = JSON.stringify(['1', '1'].map((Id) => ({ Id, ReceiptHandle: 'nonsense' })));
  await checker.expectError(
    'sqs delete-message-batch',
    scope,
    { ...queue, entries: same },
    'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  );
  await checker.expectError(
    'sqs delete-message',
    scope,
    { ...queue, 'receipt-handle': 'nonsense' },
    'ReceiptHandleIsInvalid',
  );
};
