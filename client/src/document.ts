/** What is given to a question, and what it answers. For the compiler alone: there is no such property. */
export interface Typed<Data, Variables> {
  readonly __apiType?: (variables: Variables) => Data;
}

/**
 * A question as GraphQL's syntax tree, which Apollo Client, urql, graphql-request and others take. It fits their types
 * of every version of `graphql`, without asking for one: a member of type `never` fits all.
 */
export interface TypedDocumentNode<Data, Variables> extends Typed<Data, Variables> {
  readonly kind: never;
  readonly definitions: readonly never[];
}

/** A question as text, ready to be sent. */
export type TypedText<Data, Variables> = string & Typed<Data, Variables>;

/** A question as text in any form: one of this package, or one that the client preset generated in string mode. */
export type Question<Data, Variables> = Typed<Data, Variables> & Pick<string, 'length' | 'toString'>;
