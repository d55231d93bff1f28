// How nodes look on the canvas: the mark of their kind, and the label below it with a halo.
import { visible } from "./dom";
import { LINE, MARK } from "./layout";
import { colour, css, path2d } from "./shapes";

export interface Look {
  kind: string;
  text: string;
  pinned: boolean;
  faded: boolean;
  fold: boolean;
  /** Of the reader's choice: drawn with a ring. */
  chosen: boolean;
  /** Whether the first line is a name and the second says who that is. */
  titled: boolean;
}

const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",system-ui,sans-serif';

interface Palette { ink: string; soft: string; paper: string; accent: string; kinds: Map<string, string> }

let palette: Palette | null = null;

/** To be called when the theme changes. */
export function forgetColours(): void {
  palette = null;
}

export function colours(): Palette {
  palette ??= { ink: css("--ink"), soft: css("--ink-soft"), paper: css("--canvas"), accent: css("--accent"), kinds: new Map() };
  return palette;
}

function kindColour(kind: string): string {
  const { kinds } = colours();
  let found = kinds.get(kind);
  if (!found) kinds.set(kind, (found = colour(kind)));
  return found;
}

export interface Drawn { ctx: CanvasRenderingContext2D; id: vis.Id; x: number; y: number; state: { selected: boolean; hover: boolean } }

/** vis-network's renderer of nodes. It asks for the look each time: a node keeps the renderer it was made with. */
export function renderer(looks: Map<vis.Id, Look>) {
  return ({ ctx, id, x, y, state }: Drawn) => {
    const look = looks.get(id);
    return {
      drawNode: () => { if (look) drawMark(ctx, x, y, { ...look, chosen: look.chosen || state.selected }, state.hover); },
      drawExternalLabel: () => { if (look) drawLabel(ctx, x, y, look); },
      nodeDimensions: { width: MARK, height: MARK },
    };
  };
}

export function drawMark(ctx: CanvasRenderingContext2D, x: number, y: number, look: Look, hover: boolean): void {
  const { paper, accent, ink } = colours();
  ctx.save();
  ctx.translate(x, y);
  ctx.globalAlpha = look.faded ? 0.22 : 1;
  if (look.chosen || hover) {
    ctx.beginPath();
    ctx.arc(0, 0, 18, 0, 2 * Math.PI);
    ctx.lineWidth = look.chosen ? 3 : 1.5;
    ctx.strokeStyle = accent;
    ctx.fillStyle = paper;
    ctx.fill();
    ctx.stroke();
  }
  const shape = path2d(look.kind);
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = paper;
  ctx.stroke(shape);
  if (look.fold) {
    ctx.fillStyle = paper;
    ctx.fill(shape);
    ctx.setLineDash([3, 2]);
    ctx.lineWidth = 2;
    ctx.strokeStyle = kindColour(look.kind);
    ctx.stroke(shape);
  } else {
    ctx.fillStyle = kindColour(look.kind);
    ctx.fill(shape);
  }
  if (look.pinned) {
    ctx.beginPath();
    ctx.arc(10, -10, 4.5, 0, 2 * Math.PI);
    ctx.fillStyle = ink;
    ctx.fill();
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = paper;
    ctx.setLineDash([]);
    ctx.stroke();
  }
  ctx.restore();
}

function drawLabel(ctx: CanvasRenderingContext2D, x: number, y: number, look: Look): void {
  const { ink, soft, paper } = colours();
  const lines = visible(look.text).split("\n");
  ctx.save();
  ctx.globalAlpha = look.faded ? 0.25 : 1;
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = paper;
  lines.forEach((line, i) => {
    const second = look.titled && i > 0;
    ctx.font = `${look.chosen || (look.titled && !second) ? 700 : 500} ${second ? 13 : 14}px ${FONT}`;
    const top = y + MARK / 2 + 3 + i * LINE;
    ground(ctx, line, x, top);
    ctx.fillStyle = look.fold || second ? soft : ink;
    ctx.strokeText(line, x, top);
    ctx.fillText(line, x, top);
  });
  ctx.restore();
}

/** Takes the lines behind a label away, so that none strikes it through. */
function ground(ctx: CanvasRenderingContext2D, line: string, x: number, top: number): void {
  const width = ctx.measureText(line).width + 4;
  ctx.fillStyle = colours().paper;
  ctx.fillRect(x - width / 2, top - 2, width, LINE);
}

/** How lines look; vis-network draws them. */
export function lineLook(chosen: boolean, faded: boolean, text: string, both: boolean, crowded = false) {
  const { soft, accent, paper, ink } = colours();
  const colourOf = chosen ? accent : soft;
  return {
    color: { color: colourOf, highlight: accent, hover: accent, opacity: faded ? 0.12 : chosen ? (crowded ? 0.4 : 1) : 0.45, inherit: false },
    width: chosen && !crowded ? 1.8 : 1,
    label: text || " ", // none would leave the one before
    font: { color: ink, size: 12, face: FONT, strokeWidth: 0, background: text ? paper : "none", align: "horizontal" },
    arrows: { to: { enabled: true, scaleFactor: 0.4 }, from: { enabled: both, scaleFactor: 0.4 } },
  };
}
