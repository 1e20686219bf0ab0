import type { GraphQLError, GraphQLResolveInfo } from 'graphql';

export type Path = GraphQLResolveInfo['path'];

/** The errors of the fields of one execution, in the order in which they occur. The same as in GraphQL.js. */
export class FieldErrors {
  readonly all: GraphQLError[] = [];
  /** The places that errors have set to null; undefined for the whole answer. */
  private readonly nulled = new Set<Path | undefined>();

  /** Adds an error at the place that it sets to null, unless another error has set that place or one above it to null. */
  add(error: GraphQLError, path: Path | undefined): void {
    if (this.isNulled(path)) return;
    this.nulled.add(path);
    this.all.push(error);
  }

  private isNulled(path: Path | undefined): boolean {
    if (this.nulled.size === 0) return false;
    for (let at = path; at !== undefined; at = at.prev) if (this.nulled.has(at)) return true;
    return this.nulled.has(undefined);
  }
}
