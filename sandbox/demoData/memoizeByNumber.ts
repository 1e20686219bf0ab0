/** Makes each numbered thing once. */
export const memoizeByNumber = <Thing>(make: (number: number) => Thing): ((number: number) => Thing) => {
  const made = new Map<number, Thing>();
  return (number) => {
    const thing = made.get(number) ?? make(number);
    made.set(number, thing);
    return thing;
  };
};
