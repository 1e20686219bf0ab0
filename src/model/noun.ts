/** A type of object that a caller may see or not. */
export interface Noun {
  /** The GraphQL type. */
  readonly type: string;
  /** Values of `ExecutionKind`. A caller who may see executions of any of them in a scope may see the objects there. */
  readonly visibleWith: readonly string[];
}
