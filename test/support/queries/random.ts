import * as fc from 'fast-check';

/** Chances and choices, each of which fast-check draws, so that a seed tells them all and they can shrink. */
export interface Dice {
  readonly chance: (percent: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly from: (least: number, most: number) => number;
}

export const diceOf = (draw: fc.GeneratorValue): Dice => {
  const from = (least: number, most: number): number =>
    draw(fc.integer, { min: least, max: Math.max(least, most) });
  return {
    from,
    chance: (percent) => from(1, 100) <= percent,
    pick: <Item>(items: readonly Item[]): Item => {
      const item = items[from(0, items.length - 1)];
      if (item === undefined) throw new Error('There is nothing to pick from');
      return item;
    },
  };
};

/** What is written beside the fields of a query: variables, fragments and aliases. */
export const paperOf = ({ chance }: Dice) => {
  const variables = new Map<string, { readonly type: string; readonly value: unknown }>();
  const fragments: string[] = [];
  let aliases = 0;

  const variable = (name: string, type: string, value: unknown): string => {
    variables.set(name, { type, value });
    return `$${name}`;
  };

  /** Mostly nothing; else a directive that lets the field stand or not. */
  const directive = (): string => {
    if (!chance(12)) return '';
    const isOn = chance(50);
    const flag = chance(30) ? String(isOn) : variable(isOn ? 'yes' : 'no', 'Boolean!', isOn);
    return chance(50) ? ` @include(if: ${flag})` : ` @skip(if: ${flag})`;
  };

  return {
    variable,
    directive,
    number: (): number => (aliases += 1),
    alias: (name: string): string => `a${(aliases += 1)}_${name}: ${name}`,

    /** Within a fragment of either sort now and then, which changes nothing in what is asked. */
    wrapped: (type: string, body: string): string => {
      if (chance(8)) return `... on ${type}${directive()} { ${body} }`;
      if (!chance(8)) return body;
      const name = `F${fragments.length + 1}`;
      fragments.push(`fragment ${name} on ${type} { ${body} }`);
      return `...${name}${directive()}`;
    },

    /** The whole query of these root fields. */
    written: (fields: readonly string[]) => {
      const declared = [...variables].map(([name, { type }]) => `$${name}: ${type}`);
      const head = declared.length > 0 ? `query (${declared.join(', ')}) ` : '';
      return {
        query: [`${head}{ ${fields.join(' ')} }`, ...fragments].join('\n'),
        variables: Object.fromEntries([...variables].map(([name, { value }]) => [name, value])),
      };
    },
  };
};

export type Paper = ReturnType<typeof paperOf>;
