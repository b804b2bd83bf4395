import { Copy, DockerfileParser, From, Healthcheck, PropertyInstruction, User, type Instruction } from 'dockerfile-ast';
import { SECRET_SETTINGS } from '../../src/settings.ts';

/** What an image must not be made with; the whole line that a fault is in begins with its number. */
export function faultsOf(text: string): readonly string[] {
  const instructions = DockerfileParser.parse(text).getInstructions();
  const stages = stagesOf(instructions);
  const last = stages.at(-1) ?? [];
  const is = (keyword: string) => (instruction: Instruction) => instruction.getKeyword() === keyword;
  const found = [
    ...instructions
      .filter((given) => given instanceof From)
      .filter((from) => !isPinned(from, stages.map(nameOf)))
      .map(at('base is not pinned')),
    ...instructions.filter(is('ADD')).map(at('ADD takes archives and URLs apart: COPY')),
    ...instructions.filter(isShellForm).map(at('not in exec form')),
    ...instructions.flatMap((given) => secretsIn(given).map((name) => at(`${name} stays in the image`)(given))),
    ...last.filter(is('RUN')).map(at('the image has what only a build needs')),
    ...last.filter(isOfContext).map(at('copied from the checkout, not from a build')),
  ];
  const user = last.findLast((given) => given instanceof User)?.getArgumentsContent() ?? 'nobody in particular';
  if (!/^[1-9]\d*:[1-9]\d*$/.test(user)) found.push(`runs as ${user}, which is no number that Kubernetes can compare with 0`);
  return [...found, ...['HEALTHCHECK', 'ENTRYPOINT'].filter((keyword) => !last.some(is(keyword))).map((keyword) => `no ${keyword}`)];
}

const at =
  (fault: string) =>
  (instruction: Instruction): string =>
    `${instruction.getRange().start.line + 1} ${instruction.getKeyword()}: ${fault}`;

/** The instructions of each stage, with its FROM first. */
export function stagesOf(instructions: readonly Instruction[]): readonly (readonly Instruction[])[] {
  const starts = instructions.flatMap((given, index) => (given instanceof From ? [index] : []));
  return starts.map((start, index) => instructions.slice(start, starts[index + 1]));
}

const nameOf = ([from]: readonly Instruction[]) => (from instanceof From ? from.getBuildStage() : null);

/** By a version in its name or tag, and by a digest, for which there may be an argument of the build; another stage needs neither. */
function isPinned(from: From, stages: readonly (string | null)[]): boolean {
  const image = from.getImage() ?? '';
  const [, name = '', digest = ''] = /^(.*?)(@sha256:[\da-f]{64}|\$\{\w+_DIGEST\})?$/.exec(image) ?? [];
  return stages.includes(image) || (digest !== '' && /\d/.test(name) && /:(?!latest$)[\w.-]+$/.test(name));
}

/** Of a form in which a shell takes the signals, and which an image without a shell cannot run. */
function isShellForm(instruction: Instruction): boolean {
  const content = instruction.getArgumentsContent() ?? '';
  if (instruction instanceof Healthcheck) return !/^(?:NONE|CMD\s*\[)/i.test(content);
  return ['CMD', 'ENTRYPOINT'].includes(instruction.getKeyword()) && !content.startsWith('[');
}

const SECRET = /SECRET|TOKEN|PASSWORD|PASSWD|CREDENTIAL|API_?KEY|PRIVATE/i;

/** Names of variables and arguments that hold what everybody who has the image could read. */
function secretsIn(instruction: Instruction): readonly string[] {
  if (!(instruction instanceof PropertyInstruction) || !['ENV', 'ARG'].includes(instruction.getKeyword())) return [];
  const names = instruction.getProperties().map((property) => property.getName());
  return names.filter((name) => SECRET.test(name) || (SECRET_SETTINGS as readonly string[]).includes(name));
}

const isOfContext = (given: Instruction) => given instanceof Copy && !given.getFlags().some((flag) => flag.getName() === 'from');
