import type { Answer, AwsDoor } from '../aws/door';
import type { Operation } from '../aws/operations';
import type { Lifetime } from '../model/lifetime';
import type { Page } from '../model/page';
import type { Scope } from '../model/scope';
import { isUsable, type PageOutput, pageOf } from './pages';

/** One of AWS's lists: how it is asked, and what its answers say. */
export interface AwsList<Parent, Input, Output, Item, Record> {
  readonly operation: Operation<Input, Output>;
  readonly input: (parent: Parent, token: string | undefined) => Input;
  /** How long an answer is good; undefined for one that cannot be used. */
  readonly lifetime: (output: Output, parent: Parent) => Lifetime | undefined;
  readonly read: (output: Output) => PageOutput<Item>;
  readonly record: (item: Item, answer: Answer<Output>, scope: Scope, parent: Parent) => Record;
}

/** How long an answer is good; undefined for one that `pageOf` cannot use, either. */
export const lifetimeOfPage =
  <Parent, Input, Output, Item, Record>(
    list: Pick<AwsList<Parent, Input, Output, Item, Record>, 'read' | 'lifetime'>,
    parent: Parent,
  ) =>
  (output: Output): Lifetime | undefined =>
    isUsable(list.read(output).items) ? list.lifetime(output, parent) : undefined;

/** A page of a list, each item made a record, in AWS's order; null where AWS knows no such list. */
export const askPage = async <Parent, Input, Output, Item, Record>(
  aws: AwsDoor,
  list: AwsList<Parent, Input, Output, Item, Record>,
  scope: Scope,
  parent: Parent,
  token: string | undefined,
): Promise<Page<Record> | null> => {
  const input = list.input(parent, token);
  const answer = await aws.ask(scope, list.operation, input, lifetimeOfPage(list, parent));
  return pageOf(answer, list.read, (item, told) => list.record(item, told, scope, parent));
};
