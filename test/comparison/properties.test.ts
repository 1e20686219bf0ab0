import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { changesBetween, type TreeChange } from '../../src/comparison/changes';
import { executedWorkflowChanges } from '../../src/comparison/executedWorkflows';
import { compareImages } from '../../src/comparison/images';
import { packageChanges } from '../../src/comparison/packages';
import { Members, membersOf, type Tree } from '../../src/comparison/tree';
import { componentArn, finishedImage } from '../support/comparedImages';

const names = fc.constantFrom('a', 'b', 'c', 'd', 'a.b', '7');
const leaf: fc.Arbitrary<Tree> = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.boolean(),
  fc.constantFrom('x', 'y'),
  fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 3 }),
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(
        fc.uniqueArray(fc.tuple(names, tie('tree')), { selector: ([name]) => name, minLength: 1 }),
        fc.boolean(),
      )
      .map(([entries, isOrdered]) => membersOf(entries, isOrdered) as Tree),
  ),
}));

/** The tree that a change says there is after it. */
const applied = (value: Tree | undefined, change: TreeChange, at = 0): Tree | undefined => {
  const { names: path, kind, after } = change;
  const name = path[at];
  if (name === undefined && kind !== 'REORDERED') return after;
  if (!(value instanceof Members)) throw new Error(`There are no members at ${path.slice(0, at).join(' ')}`);
  const byName = new Map(value.byName);
  if (name === undefined) {
    for (const one of after as string[]) {
      const member = byName.get(one);
      byName.delete(one);
      if (member !== undefined) byName.set(one, member);
    }
  } else {
    const member = applied(byName.get(name), change, at + 1);
    if (member === undefined) byName.delete(name);
    else byName.set(name, member);
  }
  return new Members(byName, value.isOrdered);
};

/** The names of the members that both have, in the order of the first. */
const commonOrder = (one: Tree | undefined, other: Tree | undefined): readonly string[] =>
  one instanceof Members && other instanceof Members && one.isOrdered && other.isOrdered
    ? [...one.byName.keys()].filter((name) => other.byName.has(name))
    : [];

/** The tree as JSON, with the members in the order of their names: additions say nothing of their place. */
const canonical = (value: Tree | undefined): unknown =>
  value instanceof Members
    ? [...value.byName]
        .map(([name, member]) => [name, canonical(member)] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1))
    : value;

const swapped = { ADDED: 'REMOVED', REMOVED: 'ADDED', CHANGED: 'CHANGED', REORDERED: 'REORDERED' } as const;

const byPath = (changes: readonly TreeChange[]) =>
  new Map(
    changes.map(({ names: path, kind, before, after }) => [
      `${JSON.stringify(path)} ${kind === 'REORDERED' ? 'order' : 'value'}`,
      { kind, before, after },
    ]),
  );

describe('The changes between two trees', () => {
  it('are none for a tree and itself', () => {
    fc.assert(fc.property(tree, (one) => changesBetween(one, structuredCloneOf(one)).length === 0));
  });

  it('lead from one to the other', () => {
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        const result = changesBetween(before, after).reduce<Tree | undefined>(
          (value, change) => applied(value, change),
          before,
        );
        expect(canonical(result)).toEqual(canonical(after));
        const changedOrder = changesBetween(before, after).find(
          ({ kind, names: [name] }) => kind === 'REORDERED' && name === undefined,
        );
        expect(changedOrder?.after ?? commonOrder(before, after)).toEqual(commonOrder(after, before));
      }),
    );
  });

  it('are the same in the other direction, with before and after swapped', () => {
    fc.assert(
      fc.property(tree, tree, (one, other) => {
        const back = [...byPath(changesBetween(other, one))].map(
          ([path, { kind, before, after }]) =>
            [path, { kind: swapped[kind], before: after, after: before }] as const,
        );
        expect(new Map(back)).toEqual(byPath(changesBetween(one, other)));
      }),
    );
  });

  it('have each place once, and no equal values', () => {
    fc.assert(
      fc.property(tree, tree, (one, other) => {
        const changes = changesBetween(one, other);
        expect(byPath(changes).size).toBe(changes.length);
        for (const { before, after } of changes) expect(canonical(before)).not.toEqual(canonical(after));
      }),
    );
  });
});

/** Another object with equal members. */
const structuredCloneOf = (value: Tree): Tree =>
  value instanceof Members
    ? new Members(
        new Map([...value.byName].map(([name, member]) => [name, structuredCloneOf(member)])),
        value.isOrdered,
      )
    : structuredClone(value);

const versions = fc.constantFrom('1.0.0/1', '1.0.1/1', '2.0.0/1', '1.0.x');
const components = fc.array(
  fc.record({
    componentArn: fc
      .tuple(fc.constantFrom('update', 'install', 'test'), versions)
      .map(([name, version]) => componentArn(name, version)),
    parameters: fc.array(fc.record({ name: fc.constantFrom('A', 'B'), value: fc.constant(['x']) }), {
      maxLength: 2,
    }),
  }),
  { maxLength: 4 },
);
const images = fc
  .record({
    components,
    platform: fc.option(fc.constantFrom('Linux', 'Windows'), { nil: undefined }),
    status: fc.constantFrom('AVAILABLE', 'FAILED', 'BUILDING', 'CANCELLED'),
    hasRecipe: fc.boolean(),
    dateUpdated: fc.constantFrom('2026-01-02T00:00:00.000Z', '2026-12-02T00:00:00.000Z', undefined),
  })
  .map(({ components: list, platform, status, hasRecipe, dateUpdated }) => ({
    ...finishedImage,
    platform,
    state: { status },
    imageRecipe: hasRecipe ? { ...finishedImage.imageRecipe, components: list } : undefined,
    infrastructureConfiguration: { ...finishedImage.infrastructureConfiguration, dateUpdated },
  }));

describe('The comparison of two images', () => {
  it('has no changes for an image and itself', () => {
    fc.assert(
      fc.property(images, (image) => compareImages(image, structuredClone(image)).changes.length === 0),
    );
  });

  it('is the same in the other direction, with before and after swapped, and the same doubts', () => {
    fc.assert(
      fc.property(images, images, (base, head) => {
        const there = compareImages(base, head);
        const back = compareImages(head, base);
        const mirrored = [...byPath(back.changes)].map(
          ([path, { kind, before, after }]) =>
            [path, { kind: swapped[kind], before: after, after: before }] as const,
        );
        expect(new Map(mirrored)).toEqual(byPath(there.changes));
        expect(back.changes.map(({ asOfToday }) => asOfToday).sort()).toEqual(
          there.changes.map(({ asOfToday }) => asOfToday).sort(),
        );
        expect(back.incompleteReason === undefined).toBe(there.incompleteReason === undefined);
        expect(back.notes).toHaveLength(there.notes.length);
      }),
    );
  });
});

const executions = fc.array(
  fc.record({
    workflowBuildVersionArn: fc
      .tuple(fc.constantFrom('build/build', 'test/check'), versions)
      .map(([name, version]) => `arn:aws:imagebuilder:us-east-1:aws:workflow/${name}/${version}`),
    retried: fc.boolean(),
  }),
  { maxLength: 5 },
);

describe('The changes between executed workflows', () => {
  it('do not depend on the order in which AWS lists them', () => {
    fc.assert(
      fc.property(executions, executions, (base, head) => {
        const reversed = [...base].reverse();
        expect(executedWorkflowChanges(reversed, [...head].reverse())).toEqual(
          executedWorkflowChanges(base, head),
        );
        expect(executedWorkflowChanges(base, reversed) ?? []).toEqual([]);
      }),
    );
  });
});

describe('A component that was added or removed', () => {
  it('is the only change, wherever it is and whatever its name, unless there is one of its version', () => {
    const name = fc.constantFrom('update', 'install', 'other');
    fc.assert(
      fc.property(name, components, fc.nat(4), (addedName, list, at) => {
        fc.pre(list.length > 0);
        const added = { componentArn: componentArn(addedName, '3.0.0/1'), parameters: [] };
        const imageWith = (some: readonly object[]) => ({
          ...finishedImage,
          imageRecipe: { ...finishedImage.imageRecipe, components: some },
        });
        const changes = compareImages(
          imageWith(list),
          imageWith([...list.slice(0, at), added, ...list.slice(at)]),
        ).changes;

        expect(changes.map(({ kind }) => kind)).toEqual(['ADDED']);
      }),
    );
  });
});

const packages = fc.array(
  fc.record({
    packageName: fc.constantFrom('bash', 'curl', 'kernel'),
    packageVersion: fc.constantFrom('1', '2', '3'),
  }),
  { maxLength: 6 },
);

describe('The changes between packages', () => {
  it('do not depend on the order in which AWS lists them', () => {
    fc.assert(
      fc.property(packages, packages, (base, head) => {
        expect(packageChanges([...base].reverse(), [...head].reverse())).toEqual(packageChanges(base, head));
        expect(packageChanges(base, [...base].reverse())).toEqual([]);
      }),
    );
  });

  it('have each name once, in order, with all its versions', () => {
    fc.assert(
      fc.property(packages, packages, (base, head) => {
        const changes = packageChanges(base, head);
        const changed = changes.map(({ names: path }) => path[1] ?? '');
        const versionsIn = (list: typeof base, name: string): unknown => {
          const found = list
            .filter(({ packageName }) => packageName === name)
            .map((one) => one.packageVersion)
            .sort();
          return found.length === 1 ? found[0] : found.length === 0 ? undefined : found;
        };
        expect(changed).toEqual([...new Set(changed)].sort());
        for (const { names: path, before, after } of changes) {
          expect([before, after]).toEqual([versionsIn(base, path[1] ?? ''), versionsIn(head, path[1] ?? '')]);
        }
        for (const name of ['bash', 'curl', 'kernel'].filter((one) => !changed.includes(one))) {
          expect(versionsIn(base, name)).toEqual(versionsIn(head, name));
        }
      }),
    );
  });
});
