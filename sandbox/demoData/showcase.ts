/*
 * Ids that examples, documents and tests may rely on. They do not depend on the seed. A comment on a temporary state
 * says how long it lasts. Only nightly resources disappear: runs after five weeks, images after eight.
 */

const imageArn = (image: string) => `arn:aws:imagebuilder:us-east-1:111122223333:image/${image}` as const;
const policyArn = (name: string) =>
  `arn:aws:imagebuilder:us-east-1:111122223333:lifecycle-policy/${name}` as const;

export const showcase = {
  scope: { accountId: '111122223333', region: 'us-east-1' },

  /** FAILED in a step of a test workflow. The step's outputs contain the reason. */
  failedBuild: {
    imageArn: imageArn('payments-api/3.2.0/7'),
    buildWorkflowExecutionId: 'wf-fa11ed00-0001-4000-8000-000000000007',
    workflowExecutionId: 'wf-fa11ed00-0002-4000-8000-000000000007',
    stepExecutionId: 'step-fa11ed00-0002-4003-8000-000000000007',
  },
  /** FAILED half an hour before the start: the newest build of its name. Only its log has the reason. */
  lastBuild: {
    imageArn: imageArn('payments-api/3.3.0/1'),
    workflowExecutionId: 'wf-fa11b01d-0001-4000-8000-000000000001',
    stepExecutionId: 'step-fa11b01d-0001-4002-8000-000000000001',
    logGroup: '/aws/imagebuilder/payments-api',
    logStream: '3.3.0/1',
  },
  /** AVAILABLE after fourteen attempts: 29 workflow executions, 26 of them retried. */
  retriedBuild: {
    imageArn: imageArn('payments-api/3.2.0/6'),
    retriedWorkflowExecutionId: 'wf-baff1ed0-0002-4000-8000-000000000006',
    workflowExecutionId: 'wf-baff1ed0-001c-4000-8000-000000000006',
  },
  /** DISTRIBUTING until about half an hour after the start. */
  distributingBuild: {
    imageArn: imageArn('payments-api/3.2.0/8'),
    workflowExecutionId: 'wf-ca5cade0-0003-4000-8000-000000000008',
  },
  /** BUILDING forever. Its step WaitForApproval is never approved. */
  waitingBuild: {
    imageArn: imageArn('golden-windows/2024.11.0/3'),
    workflowExecutionId: 'wf-dec1de00-0001-4000-8000-000000000003',
    stepExecutionId: 'step-dec1de00-0001-4003-8000-000000000003',
  },
  /** Its build workflow is ROLLBACK_COMPLETED. */
  rolledBackBuild: {
    imageArn: imageArn('database-host/5.0.1/2'),
    workflowExecutionId: 'wf-fa11bac4-0001-4000-8000-000000000002',
    stepExecutionId: 'step-fa11bac4-0001-4001-8000-000000000002',
  },
  /** Its build workflow is ROLLBACK_IN_PROGRESS until 45 minutes after the start. */
  rollingBackBuild: {
    imageArn: imageArn('database-host/5.0.1/3'),
    workflowExecutionId: 'wf-fa11bac4-0001-4000-8000-000000000003',
    stepExecutionId: 'step-fa11bac4-0001-4001-8000-000000000003',
  },
  cancelledBuild: {
    imageArn: imageArn('edge-proxy/1.9.0/4'),
    workflowExecutionId: 'wf-cea5ed00-0001-4000-8000-000000000004',
    stepExecutionId: 'step-cea5ed00-0001-4003-8000-000000000004',
  },
  /** Two groups of test workflows. One workflow of the second group has 28 steps, one of them failed. */
  parallelBuild: {
    imageArn: imageArn('edge-proxy/1.9.0/5'),
    workflowExecutionId: 'wf-51de51de-0002-4000-8000-000000000005',
    longWorkflowExecutionId: 'wf-51de51de-0005-4000-8000-000000000005',
  },
  /** Began four minutes before the start. AVAILABLE a quarter of an hour after the start. */
  runningBuild: {
    imageArn: imageArn('edge-proxy/1.9.0/6'),
    workflowExecutionId: 'wf-11fe11fe-0001-4000-8000-000000000006',
    stepExecutionId: 'step-11fe11fe-0001-4002-8000-000000000006',
  },
  /** PENDING forever, because no Mac host is free. */
  pendingBuild: {
    imageArn: imageArn('mac-builder/15.1.0/1'),
    workflowExecutionId: 'wf-1a7e1a7e-0001-4000-8000-000000000001',
    stepExecutionId: 'step-1a7e1a7e-0001-4001-8000-000000000001',
  },
  containerBuild: {
    imageArn: imageArn('batch-worker/0.8.2/7'),
    workflowExecutionId: 'wf-ba7c0000-0001-4000-8000-000000000007',
  },
  /** The newest nightly build at the start. */
  nightlyBuild: {
    imageArn: imageArn('web-server/2.4.0/30'),
    workflowExecutionId: 'wf-da11da11-0001-4000-8000-00000000001e',
    stepExecutionId: 'step-da11da11-0001-4001-8000-00000000001e',
  },

  lifecyclePolicies: {
    /** Thirty runs at the start, and one more every night. */
    nightly: policyArn('web-server-retention'),
    containers: policyArn('container-retention'),
    /** DISABLED. */
    golden: policyArn('golden-image-retention'),
    payments: policyArn('payments-deprecation'),
  },
  lifecycleExecutions: {
    /** SUCCESS. The newest nightly run at the start, and the image that it deleted. */
    lastNight: 'lce-c1ea0000-0000-4000-8000-00000000001e',
    imageDeletedLastNight: imageArn('web-server/2.4.0/9'),
    failed: 'lce-c1ea0000-0000-4000-8000-00000000001b',
    /** SUCCESS, with an image that was SKIPPED. */
    skipping: 'lce-c1ea0000-0000-4000-8000-000000000019',
    containers: 'lce-ca5ed000-0000-4000-8000-000000000001',
    /** PENDING until fourteen hours after the start, then SUCCESS. */
    pending: 'lce-ca5ed000-0000-4000-8000-000000000002',
    cancelled: 'lce-cea5ed00-0000-4000-8000-000000000001',
    /** CANCELLING from two minutes before to eight minutes after the start, then CANCELLED. */
    cancelling: 'lce-cea5ed00-0000-4000-8000-000000000002',
    /** IN_PROGRESS until sixteen minutes after the start, then SUCCESS. */
    inProgress: 'lce-de9eca7e-0000-4000-8000-000000000001',
    /** Has no policy. It is listed only under the image. */
    byHand: 'lce-d15ab1ed-0000-4000-8000-000000000001',
    imageDisabledByHand: imageArn('edge-proxy/1.9.0/2'),
    /** Made an image AVAILABLE again. */
    restoring: 'lce-ba5eba11-0000-4000-8000-000000000001',
  },

  transfer: {
    invoicesWorkflowId: 'w-invoiceintake0001',
    surveysWorkflowId: 'w-seismicsurveys001',
    invoicesServerId: 's-0ddba11feed000001',
    surveysServerId: 's-0ddba11feed000002',
    /** These four executions never end. */
    invoiceInProgress: '10ad10ad-0000-4000-8000-000000000001',
    invoiceHandlingException: '10ad10ad-0000-4000-8000-000000000002',
    surveyInProgress: '5eab0a7d-0000-4000-8000-000000000001',
    surveyHandlingException: '5eab0a7d-0000-4000-8000-000000000002',
    /** Finished three hours before the start. DescribeExecution does not find it; the log has its EXCEPTION. */
    invoice4711: {
      executionId: '00004711-0000-4000-8000-000000000004',
      key: 'northwind-tools/invoice-4711.pdf.pgp',
    },
    /** Ended five hours before the start. Its log has no line about the end. */
    withoutEnd: '00004712-0000-4000-8000-000000000004',
    /** More than a thousand executions at any time. Its server has no log. */
    busy: {
      scope: { accountId: '444455556666', region: 'eu-west-1' },
      workflowId: 'w-sensorreadings301',
    },
  },

  logGroups: {
    /** Text lines of sessions among those of workflow executions. */
    invoices: '/aws/transfer/s-0ddba11feed000001',
    /** Named by the workflow itself. */
    surveys: '/example/transfer/surveys',
    /** JSON lines of sessions only. */
    surveySessions: '/aws/transfer/s-0ddba11feed000002',
    /** Has capital letters, which the ARNs of the images do not have. */
    goldenWindows: '/aws/imagebuilder/Golden-Windows',
    /** Named by the pipeline and its images. */
    databaseHost: '/example/image-builds/database-host',
    /** Of class INFREQUENT_ACCESS. */
    batchWorker: '/example/archive/batch-worker',
    /** Says which scheduled runs were skipped. */
    batchWorkerPipeline: '/aws/imagebuilder/pipeline/batch-worker',
    /** Its streams have made-up secrets and a line of about 30,000 characters. */
    edgeProxy: '/aws/imagebuilder/edge-proxy',
  },

  blueprints: {
    /** One run every night. */
    nightly: 'lake.ingest-nightly_v2',
    orders: 'orders_to-parquet.2024',
    updating: 'crawl-partner-buckets',
    creating: 'experimental_layout.v0',
    failed: 'broken-layout_v1.1',
  },
  /** Runs of the orders blueprint. */
  blueprintRuns: {
    succeeded: '0de50000-0000-4000-8000-000000000001',
    succeededWorkflow: 'orders-to-parquet-1',
    failed: '0de50000-0000-4000-8000-000000000002',
    failedToRollBack: '0de50000-0000-4000-8000-000000000003',
    /** RUNNING for days, and forever. */
    running: '0de50000-0000-4000-8000-000000000004',
    /** ROLLING_BACK until forty minutes after the start, then FAILED. */
    rollingBack: '0de50000-0000-4000-8000-000000000005',
    /** A run id with unusual characters. The run's parameters are not JSON. */
    oddlyNamed: 'Orders März/April: try #2 (50 %) ☕',
  },
} as const;
