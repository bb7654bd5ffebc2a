// A drawing as a Windows Enhanced Metafile, the vector picture that every Word since the nineties shows. See [MS-EMF].
//
// It reads what ECharts writes as SVG: rectangles, paths of straight lines and half circles, and lines of text. Nothing
// is rendered, so no font is needed here: the reader's Word draws the texts in its own.
import { textWidth } from '../charts/text-width.js';
import { LIGHT, type Part } from '../palette.js';

/** Logical units a pixel of the drawing. */
const SCALE = 10;
/** Hundredths of a millimetre a pixel, at 96 pixels an inch. */
const HUNDREDTHS = 2540 / 96;

const RECORD = {
  header: 1,
  polygon: 86,
  polyline: 87,
  windowExtent: 9,
  windowOrigin: 10,
  viewportExtent: 11,
  viewportOrigin: 12,
  end: 14,
  mapMode: 17,
  backgroundMode: 18,
  textAlign: 22,
  textColour: 24,
  select: 37,
  pen: 38,
  brush: 39,
  remove: 40,
  font: 82,
  text: 84,
} as const;

/** The handles of pen, brush and font; each is made for an element and removed after it. 0 is the metafile's own. */
const [PEN, BRUSH, FONT] = [1, 2, 3];
const HANDLES = 4;
const NULL_PEN = 0x8000_0008;
const NULL_BRUSH = 0x8000_0005;
const ANISOTROPIC = 8;
const TRANSPARENT = 1;
const SHIFT_JIS = 128;
const BASELINE = 24;
const ALIGN: Readonly<Record<string, number>> = { start: 0, middle: 6, end: 2 };

type Point = readonly [x: number, y: number];

/** The records of a metafile in the order in which they are played. */
class Records {
  readonly #records: Uint8Array[] = [];

  add(type: number, body: Uint8Array): void {
    const record = new Uint8Array(8 + body.length);
    const view = new DataView(record.buffer);
    view.setUint32(0, type, true);
    view.setUint32(4, record.length, true);
    record.set(body, 8);
    this.#records.push(record);
  }

  /** A record of whole numbers of 32 bits. */
  numbers(type: number, ...values: readonly number[]): void {
    this.add(type, words(values));
  }

  bytes(width: number, height: number): Uint8Array {
    this.numbers(RECORD.end, 0, 0x10, 20);
    const length = this.#records.reduce((sum, record) => sum + record.length, HEADER_LENGTH);
    const [right, bottom] = [width * SCALE, height * SCALE];
    const frame = [Math.round(width * HUNDREDTHS), Math.round(height * HUNDREDTHS)] as const;
    const header = new Uint8Array(HEADER_LENGTH);
    header.set(
      words([
        RECORD.header,
        HEADER_LENGTH,
        ...[0, 0, right, bottom],
        ...[0, 0, ...frame],
        0x464d_4520, // " EMF"
        0x1_0000,
        length,
        this.#records.length + 1,
        HANDLES,
        ...[0, 0, 0],
        // A device of as many pixels as the drawing has, and its size in millimetres.
        ...[right, bottom],
        ...[Math.round(frame[0] / 100), Math.round(frame[1] / 100)],
        ...[0, 0, 0],
        ...[frame[0] * 10, frame[1] * 10],
      ]),
    );
    const all = new Uint8Array(length);
    all.set(header);
    let at = HEADER_LENGTH;
    for (const record of this.#records) {
      all.set(record, at);
      at += record.length;
    }
    return all;
  }
}

const HEADER_LENGTH = 108;

function words(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => {
    view.setUint32(index * 4, value >>> 0, true);
  });
  return bytes;
}

/** Elements that draw, with their attributes and text; all else in the drawing is skipped. */
const ELEMENTS = /<(rect|path|text)\b([^>]*?)(?:\/>|>([^<]*)<\/\1>)/g;

/**
 * The drawing as a metafile. `svg` is a wide drawing of a page; its colours may be CSS variables.
 *
 * @throws {RangeError} if it has no viewBox: it is no drawing of a chart.
 */
export function emfOf(svg: string): { bytes: Uint8Array; width: number; height: number } {
  const box = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg);
  if (box === null) throw new RangeError('a drawing without a viewBox');
  const [width, height] = [Number(box[1]), Number(box[2])];
  const records = new Records();
  records.numbers(RECORD.mapMode, ANISOTROPIC);
  records.numbers(RECORD.windowOrigin, 0, 0);
  records.numbers(RECORD.windowExtent, width * SCALE, height * SCALE);
  records.numbers(RECORD.viewportOrigin, 0, 0);
  records.numbers(RECORD.viewportExtent, width * SCALE, height * SCALE);
  records.numbers(RECORD.backgroundMode, TRANSPARENT);
  // Clip paths have paths too, which draw nothing.
  for (const [, name = '', written = '', text = ''] of svg
    .replace(/<defs[\s\S]*?<\/defs>/g, '')
    .matchAll(ELEMENTS)) {
    const attributes = attributesOf(written);
    if (name === 'text') drawText(records, attributes, unescaped(text));
    else drawShape(records, name === 'rect' ? corners(attributes) : path(attributes), attributes);
  }
  return { bytes: records.bytes(width, height), width, height };
}

type Attributes = Readonly<Record<string, string>>;

function attributesOf(written: string): Attributes {
  return Object.fromEntries(
    [...written.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** A colour as the number of a COLORREF; undefined where there is none. */
function colourOf(value: string | undefined, opacity: string | undefined): number | undefined {
  if (value === undefined || value === 'none' || opacity === '0') return undefined;
  const variable = /^var\(--(\w+)\)$/.exec(value)?.[1];
  const hex = variable === undefined ? value : LIGHT[variable as Part];
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex ?? '');
  if (digits === null) return undefined;
  const [red, green, blue] = digits.slice(1).map((part) => Number.parseInt(part, 16)) as [
    number,
    number,
    number,
  ];
  return red | (green << 8) | (blue << 16);
}

/** What moves and turns an element: a, b, c, d, e, f of SVG's matrix. */
function matrixOf(transform: string | undefined): readonly number[] {
  const numbers = [...(transform ?? '').matchAll(/-?[\d.]+(?:e-?\d+)?/g)].map(Number);
  if (transform?.startsWith('matrix')) return numbers;
  if (transform?.startsWith('translate')) return [1, 0, 0, 1, numbers[0] ?? 0, numbers[1] ?? 0];
  return [1, 0, 0, 1, 0, 0];
}

function moved(
  [x, y]: Point,
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[],
): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

interface Stroke {
  readonly points: readonly Point[];
  readonly closed: boolean;
}

function corners({ x = '0', y = '0', width = '0', height = '0', transform }: Attributes): Stroke[] {
  const [left, top, right, bottom] = [
    Number(x),
    Number(y),
    Number(x) + Number(width),
    Number(y) + Number(height),
  ];
  const points: Point[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  const matrix = matrixOf(transform);
  return [{ points: points.map((point) => moved(point, matrix)), closed: true }];
}

/** Points of a full circle. */
const CIRCLE = 24;

/** The strokes of a path: lines, and circles made of two arcs. */
function path({ d = '', transform }: Attributes): Stroke[] {
  const matrix = matrixOf(transform);
  const strokes: { points: Point[]; closed: boolean }[] = [];
  let at: Point = [0, 0];
  for (const [, command = '', written = ''] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = [...written.matchAll(/-?(?:\d*\.)?\d+(?:e-?\d+)?/g)].map(Number);
    const stroke = strokes.at(-1);
    const [x = 0, y = 0] = numbers.slice(-2);
    if (command === 'Z' || command === 'z') {
      if (stroke !== undefined) stroke.closed = true;
    } else if (command === 'A') {
      // Half a circle from here to there.
      const [centreX, centreY] = [(at[0] + x) / 2, (at[1] + y) / 2];
      const radius = Math.hypot(x - at[0], y - at[1]) / 2;
      const begin = Math.atan2(at[1] - centreY, at[0] - centreX);
      for (let step = 1; step <= CIRCLE / 2; step += 1) {
        const angle = begin + (step * 2 * Math.PI) / CIRCLE;
        stroke?.points.push([
          centreX + radius * Math.cos(angle),
          centreY + radius * Math.sin(angle),
        ]);
      }
      at = [x, y];
    } else {
      const isRelative = command === command.toLowerCase();
      for (let index = 0; index + 1 < numbers.length; index += 2) {
        const next: Point = [
          (numbers[index] as number) + (isRelative ? at[0] : 0),
          (numbers[index + 1] as number) + (isRelative ? at[1] : 0),
        ];
        if (index === 0 && command.toUpperCase() === 'M')
          strokes.push({ points: [next], closed: false });
        else strokes.at(-1)?.points.push(next);
        at = next;
      }
    }
  }
  return strokes.map(({ points, closed }) => ({
    points: points.map((point) => moved(point, matrix)),
    closed,
  }));
}

function drawShape(records: Records, strokes: readonly Stroke[], attributes: Attributes): void {
  const fill = colourOf(attributes['fill'] ?? '#000000', attributes['fill-opacity']);
  const isThin = Number(attributes['stroke-width'] ?? 1) === 0;
  const line = isThin ? undefined : colourOf(attributes['stroke'], attributes['stroke-opacity']);
  if (fill === undefined && line === undefined) return;
  const thick = Math.max(1, Math.round(Number(attributes['stroke-width'] ?? 1) * SCALE));
  if (line !== undefined) records.numbers(RECORD.pen, PEN, 0, thick, 0, line);
  records.numbers(RECORD.select, line === undefined ? NULL_PEN : PEN);
  if (fill !== undefined) records.numbers(RECORD.brush, BRUSH, 0, fill, 0);
  records.numbers(RECORD.select, fill === undefined ? NULL_BRUSH : BRUSH);
  for (const { points, closed } of strokes) {
    const isArea = closed || fill !== undefined;
    if (points.length < 2) continue;
    const body = new Uint8Array(20 + points.length * 4);
    body.set(words([0, 0, 0, 0, points.length]));
    const view = new DataView(body.buffer);
    points.forEach(([x, y], index) => {
      view.setInt16(20 + index * 4, Math.round(x * SCALE), true);
      view.setInt16(22 + index * 4, Math.round(y * SCALE), true);
    });
    records.add(isArea ? RECORD.polygon : RECORD.polyline, body);
  }
  records.numbers(RECORD.select, NULL_PEN);
  records.numbers(RECORD.select, NULL_BRUSH);
  if (line !== undefined) records.numbers(RECORD.remove, PEN);
  if (fill !== undefined) records.numbers(RECORD.remove, BRUSH);
}

/** The name of the font of charts: the reader's Word has it, or takes another. */
const FONT_NAME = 'Yu Gothic';

function drawText(records: Records, attributes: Attributes, text: string): void {
  const colour = colourOf(attributes['fill'] ?? '#000000', undefined);
  if (text === '' || colour === undefined) return;
  const style = attributes['style'] ?? '';
  const size = Number(/font-size:([\d.]+)px/.exec(style)?.[1] ?? 12);
  const isBold = /font-weight:(?:bold|[6-9]00)/.test(style);
  const place: Point = [Number(attributes['x'] ?? 0), Number(attributes['y'] ?? 0)];
  const [x, y] = moved(place, matrixOf(attributes['transform']));
  // The middle of a line lies about a third of its size above the baseline.
  const baseline = attributes['dominant-baseline'] === 'central' ? y + size * 0.36 : y;
  records.add(RECORD.font, fontBody(FONT, Math.round(size * SCALE), isBold));
  records.numbers(RECORD.select, FONT);
  records.numbers(RECORD.textColour, colour);
  records.numbers(RECORD.textAlign, BASELINE | (ALIGN[attributes['text-anchor'] ?? 'start'] ?? 0));
  records.add(
    RECORD.text,
    textBody(text, Math.round(x * SCALE), Math.round(baseline * SCALE), size),
  );
  records.numbers(RECORD.remove, FONT);
}

/** The room of a letter as a share of the font's size: what digits and marks have in fonts of offices. */
function advanceOf(letter: string): number {
  if (/[\uDC00-\uDFFF]/.test(letter)) return 0;
  if (/[,.:; ()'|ijlI]/.test(letter)) return 0.3;
  if (/[frt-]/.test(letter)) return 0.37;
  if (/[%mwMW]/.test(letter)) return 0.84;
  return textWidth(letter, 1) > 0.9 ? 1 : 0.56;
}

/** LOGFONTW with its PANOSE form, which is zero but for height, weight, character set and name. */
function fontBody(handle: number, height: number, isBold: boolean): Uint8Array {
  const body = new Uint8Array(324);
  const view = new DataView(body.buffer);
  view.setUint32(0, handle, true);
  view.setInt32(4, -height, true);
  view.setInt32(20, isBold ? 700 : 400, true);
  view.setUint8(27, SHIFT_JIS);
  [...FONT_NAME].forEach((letter, index) => {
    view.setUint16(32 + index * 2, letter.charCodeAt(0), true);
  });
  return body;
}

/** A line of text with the advance of each letter, as wide as fonts of charts are. */
function textBody(text: string, x: number, y: number, size: number): Uint8Array {
  const units = text.length;
  const textAt = 76;
  const padded = Math.ceil((units * 2) / 4) * 4;
  const body = new Uint8Array(textAt - 8 + padded + units * 4);
  const view = new DataView(body.buffer);
  view.setUint32(16, 1, true); // compatible graphics mode
  view.setFloat32(20, 1, true);
  view.setFloat32(24, 1, true);
  view.setInt32(28, x, true);
  view.setInt32(32, y, true);
  view.setUint32(36, units, true);
  view.setUint32(40, textAt, true);
  view.setUint32(44, 0, true);
  view.setUint32(64, textAt + padded, true);
  for (let index = 0; index < units; index += 1) {
    view.setUint16(textAt - 8 + index * 2, text.charCodeAt(index), true);
    const advance = Math.round(advanceOf(text.charAt(index)) * size * SCALE);
    view.setUint32(textAt - 8 + padded + index * 4, advance, true);
  }
  return body;
}
