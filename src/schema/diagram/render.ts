import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../context.ts';
import {
  DIAGRAM_FORMATS,
  MOST_NODES,
  type DiagramDirection as Direction,
  type DiagramDraft,
  type DiagramFormat as Format,
} from '../../insight/diagram/diagram.ts';
import { render, type RenderArgs } from '../../resolvers/render.ts';
import { leftOut } from '../access/left-out.ts';
import { shownText } from '../access/redact.ts';
import { builder, type SchemaTypes } from '../builder.ts';

const DiagramFormat = builder.enumType('DiagramFormat', {
  description: 'What a picture is written in. Equal documents give equal pictures, byte for byte.',
  values: {
    MERMAID: {
      description:
        'A flowchart of Mermaid 10 and later, as Markdown of many sites shows it. By its own defaults Mermaid refuses more than 500 edges or 50,000 characters.',
    },
    DOT: { description: 'A graph of Graphviz.' },
    SVG: {
      description:
        'A picture that stands alone: no script, nothing from elsewhere, colours for light and dark by `prefers-color-scheme`, a title and a description for screen readers. Where an editor gave all nodes of a flow a position, they stand there, stretched so far that labels have room on their edges; where an edge finds no way round the other nodes so, the flow is laid out in ranks instead.',
    },
  } satisfies Record<Format, { description: string }>,
});

const DiagramDirection = builder.enumType('DiagramDirection', {
  description: 'Where edges lead, as a rule.',
  values: {
    DOWN: { description: 'From top to bottom.' },
    RIGHT: { description: 'From left to right.' },
  } satisfies Record<Direction, { description: string }>,
});

const WHERE_PLACED = 'An SVG of a flow in which all nodes have positions follows these instead.';

/** The field of a type that can be drawn. */
export const renderField = <T>(
  t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, T>,
  about: string,
  direction: Direction,
  draftOf: (parent: T, args: RenderArgs, ctx: RequestContext, info: GraphQLResolveInfo) => DiagramDraft | Promise<DiagramDraft>,
) =>
  t.string({
    nullable: false,
    description: `${about} Labels are cut after 72 characters, those of edges after 60; credentials in them are masked for every caller. What takes more than 10 seconds to draw, or comes while too many pictures wait, is an error with the code \`LIMIT_EXCEEDED\`.`,
    args: {
      format: t.arg({
        type: DiagramFormat,
        required: true,
        defaultValue: DIAGRAM_FORMATS[0],
        description: 'What the picture is written in.',
      }),
      direction: t.arg({
        type: DiagramDirection,
        required: true,
        defaultValue: direction,
        description: `Where edges lead, as a rule. ${WHERE_PLACED}`,
      }),
      marks: t.arg.boolean({
        required: true,
        defaultValue: true,
        description: 'Whether nodes and edges are marked that something was found about: by colour and width, and a legend says how many.',
      }),
      maxNodes: t.arg.int({
        required: true,
        defaultValue: 200,
        description: `Nodes to draw, 1 to ${MOST_NODES}: those nearest to the start. One more node says how many are left out.`,
      }),
    },
    resolve: async (parent, args, ctx, info) => {
      // Pictures are passed on to people and pages: credentials in labels are masked for everybody.
      const picture = await render(() => draftOf(parent, args, ctx, info), args, shownText, ctx);
      return ctx.takeBytes(picture.length) ? picture : String(leftOut(picture, ctx, info));
    },
  });
