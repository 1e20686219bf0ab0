/* Must compile under --strict, except for the lines marked @ts-expect-error. See test/client/types.test.ts. */
import {
  type Client,
  createRequest,
  type ExecutionStatus,
  FindExecutionsDocument,
  type FindExecutionsQuery,
  type FindExecutionsQueryVariables,
  FindExecutionsText,
  GatewayError,
  paginate,
  type Question,
  type Typed,
  type WatchState,
  type WhichScopesAreThereQuery,
} from '../../../client/src';

/** Marks values as used. */
const use = (...values: readonly unknown[]): number => values.length;

export const variables = async (client: Client): Promise<void> => {
  await client.whichScopesAreThere();
  await client.whichScopesAreThere({}, { timeoutMs: 1000 });
  await client.whatIsRunning();
  await client.whatIsRunning({ first: 5, kinds: ['LIFECYCLE'] });
  await client.findExecutions({ filter: { statuses: ['FAILED'], startedAfter: new Date().toISOString() } });
  await client.stepsOfThisWorkflow({ workflowExecutionId: 'wf-1' }, { headers: { 'x-team': 'images' } });

  // @ts-expect-error The id is required.
  await client.stepsOfThisWorkflow();
  // @ts-expect-error The id is required.
  await client.stepsOfThisWorkflow({});
  // @ts-expect-error The id is a string.
  await client.stepsOfThisWorkflow({ workflowExecutionId: 1 });
  // @ts-expect-error There is no such variable.
  await client.whatIsRunning({ status: 'RUNNING' });
  // @ts-expect-error There is no such enum value.
  await client.findExecutions({ filter: { statuses: ['BROKEN'] } });
  // @ts-expect-error The placeholder for later values is not valid as a variable.
  await client.findExecutions({ filter: { statuses: ['%future added value'] } });
  // @ts-expect-error A time is a string.
  await client.findExecutions({ filter: { startedAfter: new Date() } });
  // @ts-expect-error There is no such option.
  await client.whichScopesAreThere({}, { timeout: 1000 });
};

export const answers = async (client: Client): Promise<void> => {
  const { scopes }: WhichScopesAreThereQuery = await client.whichScopesAreThere();
  const accountIds: readonly string[] = scopes.map(({ accountId }) => accountId);
  const { executionCounts } = await client.howManyExecutions();
  const counted: number | undefined = executionCounts?.counts[0]?.count;
  // @ts-expect-error Data is read-only.
  scopes.length = 0;
  // @ts-expect-error The field is not selected.
  use(scopes[0]?.id);
  use(accountIds, counted);
};

/** As another code generator declares them. */
declare const own: string & Typed<{ readonly me: string }, { readonly name: string }>;
declare class TypedDocumentString<Data, Variables> extends String implements Typed<Data, Variables> {
  readonly __apiType?: (variables: Variables) => Data;
  override toString(): string & Typed<Data, Variables>;
}
declare const preset: TypedDocumentString<{ readonly me: string }, { readonly name: string }>;

export const questions = async (): Promise<void> => {
  const request = createRequest({ url: 'http://127.0.0.1:4000/graphql' });
  const me: string = (await request(own, { name: 'me' })).me + (await request(preset, { name: 'me' })).me;
  const { executions } = await request(FindExecutionsText, { filter: { kinds: ['LIFECYCLE'] } });
  const status: ExecutionStatus | undefined = executions?.nodes[0]?.status;
  // @ts-expect-error The variable is required.
  await request(own);
  // @ts-expect-error There is no such variable.
  await request(own, { name: 'me', age: 1 });
  // @ts-expect-error A syntax tree is not a text.
  await request(FindExecutionsDocument, {});
  const text: Question<FindExecutionsQuery, FindExecutionsQueryVariables> = FindExecutionsText;
  use(me, status, text);
};

export const pages = async (client: Client): Promise<void> => {
  for await (const execution of paginate(
    async (after) => (await client.findExecutions({ after })).executions,
  )) {
    const status: ExecutionStatus = execution.status;
    if (execution.__typename === 'Lifecycle') use(execution.lifecycleExecutionId.length);
    // @ts-expect-error Not every kind has this field.
    use(status, execution.lifecycleExecutionId);
  }
  for await (const step of paginate(
    async (after) =>
      (await client.stepsOfThisWorkflow({ workflowExecutionId: 'wf-1', after })).imageBuilderWorkflow?.steps,
  ))
    use(step.name?.length);
  // @ts-expect-error This is not a connection.
  paginate(async () => (await client.whichScopesAreThere()).scopes);
  // @ts-expect-error The page has no endCursor.
  paginate(() => Promise.resolve({ nodes: [1], pageInfo: { hasNextPage: true } }));
  // @ts-expect-error The page has neither nodes nor edges.
  paginate(() => Promise.resolve({ pageInfo: { hasNextPage: true, endCursor: '' } }));
};

export const events = async (client: Client): Promise<void> => {
  const onState = (state: WatchState): void => {
    if (state.name === 'reconnecting') use(state.inMs, state.error.code);
    // @ts-expect-error Only this state has a wait.
    else use(state.inMs);
  };
  for await (const { executionsChanged } of client.watchExecutions(
    { filter: { kinds: ['LIFECYCLE'] } },
    { onState },
  )) {
    const { execution, type, previousStatus } = executionsChanged;
    const status: ExecutionStatus = execution.status;
    if (execution.__typename === 'Lifecycle') use(execution.lifecycleExecutionId.length);
    // @ts-expect-error There is no such type of event.
    use(status, previousStatus, type === 'REMOVED');
  }
  for await (const { executionChanged } of client.watchExecution({ id: 'a', after: 'b' }))
    use(executionChanged.execution.rootCause?.summary);
  client.watchExecutions();
  // @ts-expect-error The id is required.
  client.watchExecution();
  // @ts-expect-error There is no such option.
  client.watchExecutions({}, { retries: 3 });
  const own: string & Typed<{ readonly me: string }, { readonly name: string }> = 'subscription { me }';
  for await (const { me } of client.watch(own, { name: 'me' })) use(me.length);
};

export const failures = async (client: Client): Promise<void> => {
  await client.whichScopesAreThere(
    {},
    {
      onPartial: ({ data }) => {
        use(data?.scopes.length);
      },
    },
  );
  try {
    await client.whichScopesAreThere();
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const wait: number = error.retryAfterMs ?? 0;
    const operation: string | undefined = error.errors[0]?.aws?.operation;
    use(wait, operation);
  }
};
