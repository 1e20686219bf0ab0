import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type DocumentNode,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { createExecutor, PrintedData } from '../../src/execute';
import { planOf } from '../../src/execute/plans';

const schema = buildSchema('type Node { id: ID a: Node b: Node } type Query { node: Node }');

const operationOf = (document: DocumentNode): OperationDefinitionNode => {
  const operation = getOperationAST(document);
  if (!operation) throw new Error('The document has no operation');
  return operation;
};

const planOfText = (document: DocumentNode, variableValues: Record<string, unknown> = {}) =>
  planOf({ schema, operation: operationOf(document), fragments: {}, variableValues });

describe('Plans', () => {
  it('are shared by requests of one document that differ in other variables than those of conditions', () => {
    const document = parse('query ($if: Boolean!, $other: Int) { node { id @skip(if: $if) } }');

    const plan = planOfText(document, { if: true, other: 1 });

    expect(planOfText(document, { if: true, other: 2 })).toBe(plan);
    expect(planOfText(document, { if: false, other: 1 })).not.toBe(plan);
  });

  it('are evicted after 1,000 others', () => {
    const document = parse('{ node { id } }');
    const plan = planOfText(document);
    for (let other = 0; other < 999; other += 1) planOfText(parse(`{ a${other}: node { id } }`));
    expect(planOfText(document)).toBe(plan);

    for (let other = 0; other < 1_000; other += 1) planOfText(parse(`{ a${other}: node { id } }`));

    expect(planOfText(document)).not.toBe(plan);
  });

  it('are evicted earlier where their documents are large', () => {
    const document = parse('{ node { id } }');
    const plan = planOfText(document);
    const large = 'x'.repeat(100_000);

    for (let other = 0; other < 10; other += 1) planOfText(parse(`{ ${large}${other}: node { id } }`));

    expect(planOfText(document)).not.toBe(plan);
  });

  it('have one selection for each way that fragments lead to the same fields', async () => {
    const levels = 12;
    const fragments = Array.from(
      { length: levels },
      (_, level) => `fragment f${level} on Node { a { ...f${level + 1} } b { ...f${level + 1} } }`,
    );
    const document = parse(`{ node { ...f0 } } ${fragments.join(' ')} fragment f${levels} on Node { id }`);
    const nodes = new Map<number, object>();
    const at = (level: number): object => {
      const next = { id: level, a: () => at(level + 1), b: () => at(level + 1) };
      nodes.set(level, next);
      return next;
    };
    const rooted = buildSchema('type Node { id: ID a: Node b: Node } type Query { node: Node }');
    const field = rooted.getQueryType()?.getFields().node;
    if (field) field.resolve = () => at(0);

    const { data } = await createExecutor(rooted, () => undefined)({ document, context: undefined });

    const { root } = planOf({
      schema: rooted,
      operation: operationOf(document),
      fragments: {},
      variableValues: {},
    });
    const selections = new Set<unknown>();
    const visit = (selection: typeof root): void => {
      if (selections.has(selection)) return;
      selections.add(selection);
      for (const planned of selection.fields.values())
        if (planned.name !== 'id') visit(planned.selection('Node'));
    };
    visit(root);
    const text = data instanceof PrintedData ? data.toString() : '';
    expect(text.match(/"id"/g)).toHaveLength(2 ** levels);
    expect(selections.size).toBe(2 * levels + 2);
  });
});
