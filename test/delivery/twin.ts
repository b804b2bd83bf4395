import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { stagesOf } from './dockerfile-rules.ts';

type Range = ReturnType<Instruction['getRange']>;

/**
 * The Dockerfile for a machine without registries: every instruction of the stages that run the gateway, over a base that is made of
 * the folder `rootfs`, and for the build a context in which `dist/` is built. What it leaves out is what the context was built with.
 */
export function twinOf(dockerfile: string): string {
  const lines = dockerfile.split('\n');
  const stages = stagesOf(DockerfileParser.parse(dockerfile).getInstructions());
  const linesOf = ({ start, end }: Range) => lines.slice(start.line, end.line + 1);
  const ranOn = stages.slice(1).flatMap((stage) => {
    const [from, ...rest] = stage;
    const name = /AS (\w+)$/.exec(from?.getTextContent() ?? '')?.[1];
    const head = [`FROM scratch${name === undefined ? '' : ` AS ${name}`}`, 'COPY rootfs /'];
    return head.concat(rest.flatMap((instruction) => linesOf(instruction.getRange())));
  });
  return ['FROM scratch AS build', 'COPY . /src', ...ranOn, ''].join('\n');
}
