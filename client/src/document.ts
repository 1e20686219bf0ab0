/** Carries the types of a query's variables and data. The property exists only at compile time. */
export interface Typed<Data, Variables> {
  readonly __apiType?: (variables: Variables) => Data;
}

/**
 * A query as a GraphQL syntax tree, as Apollo Client, urql and graphql-request accept it. Members of type `never` make
 * it assignable to the `DocumentNode` of every version of `graphql`, so this package does not depend on one.
 */
export interface TypedDocumentNode<Data, Variables> extends Typed<Data, Variables> {
  readonly kind: never;
  readonly definitions: readonly never[];
}

/** A query as text. */
export type TypedText<Data, Variables> = string & Typed<Data, Variables>;

/** A query as text: one of this package, or one that the client preset generates in string mode. */
export type Question<Data, Variables> = Typed<Data, Variables> & Pick<string, 'length' | 'toString'>;
