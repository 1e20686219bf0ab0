import type { TypedText } from './document';
import * as texts from './generated/texts';
import { type Ask, type ClientOptions, createRequest } from './request';
import type { WatchOne } from './watch/options';
import { createWatch } from './watch/watch';

/**
 * Returns a client with one function per query and subscription of this package. Each function takes the query's variables and
 * `CallOptions`, and throws a `GatewayError` on any error. To bundle only the queries you use, see `createRequest`.
 *
 * A page has 25 items by default and 100 at most. Lists of all kinds omit the `statusReason` of Transfer executions,
 * which costs one AWS call each; `howAreTheseExecutions` returns it.
 */
export const createClient = (options: ClientOptions) => {
  const request = createRequest(options);
  const queryFunction =
    <Data, Variables>(text: TypedText<Data, Variables>): Ask<Data, Variables> =>
    (...given) =>
      request(text, ...given);
  const watch = createWatch(options);
  const watchFunction =
    <Data, Variables>(text: TypedText<Data, Variables>): WatchOne<Data, Variables> =>
    (...given) =>
      watch(text, ...given);

  return {
    /** Sends any other query, given as text. */
    request,
    /** Iterates over the events of any other subscription, given as text. See `createWatch`. */
    watch,

    /** A page of the failed executions of all scopes, newest first. Check `coverage`. */
    whatFailedAnywhere: queryFunction(texts.WhatFailedAnywhereText),
    /** A page of the executions of all scopes that are pending, running, cancelling or rolling back. Check `coverage`. */
    whatIsRunning: queryFunction(texts.WhatIsRunningText),
    /** A page of the executions that match a filter, newest first or in the order of `orderBy`. Check `coverageSummary`. */
    findExecutions: queryFunction(texts.FindExecutionsText),
    /** The number of executions by kind and status. Check `coverage`. */
    howManyExecutions: queryFunction(texts.HowManyExecutionsText),
    /** Numbers, failure rates and durations of the executions that match a filter, by day and by `groupBy`. */
    howReliableAreExecutions: queryFunction(texts.HowReliableAreExecutionsText),
    /** One execution of any kind by its global id, with its root cause, its image, file or policy, and up to 100 steps or resources. */
    whatHappenedInThisExecution: queryFunction(texts.WhatHappenedInThisExecutionText),
    /** Up to 100 executions by their global ids, in the order of the ids. Null for each that does not exist. */
    howAreTheseExecutions: queryFunction(texts.HowAreTheseExecutionsText),
    /** One execution of each kind by AWS's own ids, with the fields that all kinds share. */
    oneVocabularyForAllKinds: queryFunction(texts.OneVocabularyForAllKindsText),

    /**
     * Why up to 100 executions failed, by their global ids, in the order of the ids. A cause that is not known yet costs up to a
     * handful of AWS calls, so ask for few at a time.
     */
    whyDidTheseExecutionsFail: queryFunction(texts.WhyDidTheseExecutionsFailText),

    /** The newest build of an image name, its workflows, and why each of them failed. */
    whyDidTheLastBuildFail: queryFunction(texts.WhyDidTheLastBuildFailText),
    /** A page of the Transfer executions of a file, by its key, path or name, also of those that have ended. Check `logCoverage`. */
    whatBecameOfThisFile: queryFunction(texts.WhatBecameOfThisFileText),
    /** The newest log lines of an image build, a step, a Transfer execution or a pipeline, by its global id. */
    whatWasLogged: queryFunction(texts.WhatWasLoggedText),
    /** An image with the workflows that built it, their root causes and steps, and the outputs of the steps. */
    whyDidThisImageBuildFail: queryFunction(texts.WhyDidThisImageBuildFailText),
    /** A build, and what differs from the last available build of its image before it. Null for the latter where there is none. */
    whatChangedSinceTheLastGoodBuild: queryFunction(texts.WhatChangedSinceTheLastGoodBuildText),
    /** The newest available build of the same image name before an image build, by its global id. Null where there is none. */
    whatWasTheLastGoodBuild: queryFunction(texts.WhatWasTheLastGoodBuildText),
    /** What differs between two image builds, by their global ids, without packages. */
    whatDiffersBetweenTheseBuilds: queryFunction(texts.WhatDiffersBetweenTheseBuildsText),
    /** A page of the packages that differ between two image builds, by their global ids. */
    whichPackagesDiffer: queryFunction(texts.WhichPackagesDifferText),
    /** A page of image build versions, newest first: all, or those of a name, a time of creation and some statuses. */
    whichImagesAreThere: queryFunction(texts.WhichImagesAreThereText),
    /** A page of the steps of an Image Builder workflow execution. */
    stepsOfThisWorkflow: queryFunction(texts.StepsOfThisWorkflowText),
    /** A page of the steps that wait for a manual action. */
    whatIsWaitingForApproval: queryFunction(texts.WhatIsWaitingForApprovalText),
    /** A page of lifecycle policies, each with its newest run and the first 100 images that the run changed. */
    whatDidLastNightsCleanUpDelete: queryFunction(texts.WhatDidLastNightsCleanUpDeleteText),

    /** The Transfer workflows, each with the first 100 files in progress. */
    whichFilesAreBeingProcessed: queryFunction(texts.WhichFilesAreBeingProcessedText),
    /** A page of the files in progress in one Transfer workflow. */
    filesOfThisTransferWorkflow: queryFunction(texts.FilesOfThisTransferWorkflowText),
    /** A page of the runs of a Glue blueprint, with their rollback errors. */
    whichBlueprintRunsRolledBack: queryFunction(texts.WhichBlueprintRunsRolledBackText),

    /**
     * The events of one execution until it has ended, each with what `whatHappenedInThisExecution` returns. A workflow costs one AWS call per
     * event for its steps, and a failure those of its root cause.
     */
    watchExecution: watchFunction(texts.WatchExecutionText),
    /** The events of the executions that match a filter, with what `findExecutions` returns of each. Does not end by itself. */
    watchExecutions: watchFunction(texts.WatchExecutionsText),

    /** The configured accounts and regions, and the health of each. Costs no AWS call. */
    whichScopesAreThere: queryFunction(texts.WhichScopesAreThereText),
  };
};

export type Client = ReturnType<typeof createClient>;
