import type { TypedText } from './document';
import * as texts from './generated/texts';
import { type Ask, type ClientOptions, createRequest } from './request';

/**
 * A function for each question of this package. Each takes the question's variables and `CallOptions`, and throws a
 * `GatewayError` unless it is answered. For a bundle with no question but those that are asked, see `createRequest`.
 *
 * Pages have 25 items unless `first` says otherwise, 100 at most. Lists of all kinds do not tell a Transfer execution's
 * `statusReason`, which costs one more AWS call for each: `howAreTheseExecutions` tells it.
 */
export const createClient = (options: ClientOptions) => {
  const request = createRequest(options);
  const asking =
    <Data, Variables>(text: TypedText<Data, Variables>): Ask<Data, Variables> =>
    (...given) =>
      request(text, ...given);

  return {
    /** Asks any other question: a text of your own. */
    request,

    /** Every failed execution of every scope, newest first, a page at a time. Mind `coverage`. */
    whatFailedAnywhere: asking(texts.WhatFailedAnywhereText),
    /** All that waits, runs, stops or rolls back, in every scope, a page at a time. Mind `coverage`. */
    whatIsRunning: asking(texts.WhatIsRunningText),
    /** Executions by any filter, newest first, a page at a time. Mind `coverage`. */
    findExecutions: asking(texts.FindExecutionsText),
    /** How many executions there are, by kind and status. Mind `coverage`. */
    howManyExecutions: asking(texts.HowManyExecutionsText),
    /** One execution of any kind by its global id, with what it worked on and up to 100 steps or resources. */
    whatHappenedInThisExecution: asking(texts.WhatHappenedInThisExecutionText),
    /** Up to 100 executions by their global ids, in the order asked; null for each that AWS does not know. */
    howAreTheseExecutions: asking(texts.HowAreTheseExecutionsText),
    /** One execution of each kind by AWS's own ids, in the words that all kinds share. */
    oneVocabularyForAllKinds: asking(texts.OneVocabularyForAllKindsText),

    /** From an image to the workflows that built it, and to the step whose outputs tell why. */
    whyDidThisImageBuildFail: asking(texts.WhyDidThisImageBuildFailText),
    /** Image build versions, newest first, a page at a time. */
    whichImagesAreThere: asking(texts.WhichImagesAreThereText),
    /** The steps of an Image Builder workflow execution, a page at a time. */
    stepsOfThisWorkflow: asking(texts.StepsOfThisWorkflowText),
    /** Steps that go on only when somebody says so, a page at a time. */
    whatIsWaitingForApproval: asking(texts.WhatIsWaitingForApprovalText),
    /** The newest run of each lifecycle policy, and the first 100 images that it touched. */
    whatDidLastNightsCleanUpDelete: asking(texts.WhatDidLastNightsCleanUpDeleteText),

    /** The first 100 files in process of each Transfer workflow. */
    whichFilesAreBeingProcessed: asking(texts.WhichFilesAreBeingProcessedText),
    /** The files in process of one Transfer workflow, a page at a time. */
    filesOfThisTransferWorkflow: asking(texts.FilesOfThisTransferWorkflowText),
    /** The runs of a Glue blueprint with what their roll-back says, a page at a time. */
    whichBlueprintRunsRolledBack: asking(texts.WhichBlueprintRunsRolledBackText),

    /** The accounts and regions that the gateway may ask, and how asking them goes. Costs no AWS call. */
    whichScopesAreThere: asking(texts.WhichScopesAreThereText),
  };
};

/** What `createClient` returns. */
export type Client = ReturnType<typeof createClient>;
