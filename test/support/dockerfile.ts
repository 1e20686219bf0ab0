import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { readSource } from './documents';

export const dockerfile = readSource('deploy/docker/Dockerfile');

/** The instructions of each build stage. */
export const stages: readonly (readonly Instruction[])[] = DockerfileParser.parse(dockerfile)
  .getInstructions()
  .reduce<Instruction[][]>((known, instruction) => {
    if (instruction.getKeyword() === 'FROM') return [...known, [instruction]];
    known.at(-1)?.push(instruction);
    return known;
  }, []);

/** The arguments of all instructions of a stage with this keyword, as text without continued lines. */
export const argumentsOf = (stage: readonly Instruction[] | undefined, keyword: string): readonly string[] =>
  (stage ?? [])
    .filter((instruction) => instruction.getKeyword() === keyword)
    .map((instruction) => (instruction.getArgumentsContent() ?? '').replace(/\\\n\s*/g, ''));

/** The variables that ENV sets in a stage. */
export const variablesOf = (stage: readonly Instruction[] | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    argumentsOf(stage, 'ENV').flatMap((list) =>
      [...list.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value] as const),
    ),
  );

/** The command of HEALTHCHECK in a stage. */
export const healthCommandOf = (stage: readonly Instruction[] | undefined): readonly string[] => {
  const [check = ''] = argumentsOf(stage, 'HEALTHCHECK');
  return JSON.parse(check.slice(check.indexOf('['))) as string[];
};

/** The command of the container: ENTRYPOINT and CMD. */
export const commandOf = (stage: readonly Instruction[] | undefined): readonly string[] =>
  [...argumentsOf(stage, 'ENTRYPOINT'), ...argumentsOf(stage, 'CMD')].flatMap(
    (json) => JSON.parse(json) as string[],
  );
