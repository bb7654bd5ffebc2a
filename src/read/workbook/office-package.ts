// What an office package is: a workbook that is read, or a file of another program or form.
import type { OtherKind } from '../../records/other-kind.js';
import { type Part, type Parts, relationshipsOf, scanTags } from './parts.js';
import { MalformedXml } from './xml-scanner.js';

/** A workbook with the name of its main part, or what the package is instead. */
export type OfficePackage =
  | { readonly kind: 'workbook'; readonly main: string }
  | { readonly kind: 'other'; readonly form: OtherKind };

/** By what the type of the main part says. */
const BY_TYPE: readonly (readonly [RegExp, OtherKind | 'workbook'])[] = [
  [/ms-excel\.sheet\.binary/, 'binary-workbook'],
  [/spreadsheetml|ms-excel/, 'workbook'],
  [/wordprocessingml|ms-word/, 'word'],
  [/presentationml|ms-powerpoint/, 'slides'],
];
/** By the name of the main part, where its type is not said. */
const BY_NAME: readonly (readonly [RegExp, OtherKind | 'workbook'])[] = [
  [/^xl\/workbook\d*\.bin$/, 'binary-workbook'],
  [/^xl\/workbook\d*\.xml$/, 'workbook'],
  [/^word\/document\d*\.xml$/, 'word'],
  [/^ppt\/presentation\d*\.xml$/, 'slides'],
];
/** By what an OpenDocument package says of itself in its first part. */
const OPEN_DOCUMENT: readonly (readonly [RegExp, OtherKind])[] = [
  [/opendocument\.spreadsheet/, 'open-spreadsheet'],
  [/opendocument\./, 'opendocument'],
];
const LONGEST_TYPE = 200;

/** What office program a zip archive comes from; undefined if from none. Damage is found when the parts are read. */
export async function officePackage(parts: Parts): Promise<OfficePackage | undefined> {
  const mimeType = parts.find('mimetype');
  if (mimeType !== undefined && mimeType.size <= LONGEST_TYPE) {
    const form = match(OPEN_DOCUMENT, await asciiOf(mimeType));
    if (form !== undefined) return { kind: 'other', form };
  }
  if (parts.find('META-INF/manifest.xml') && parts.find('content.xml')) {
    return { kind: 'other', form: 'opendocument' };
  }
  if (parts.all.some(({ name }) => /^Index(\/Document\.iwa|\.zip)$/.test(name))) {
    return { kind: 'other', form: 'numbers' };
  }
  const main = await mainPart(parts);
  if (main === undefined) return undefined;
  const form = match(BY_TYPE, await typeOf(parts, main)) ?? match(BY_NAME, main.toLowerCase());
  if (form === undefined) return undefined;
  return form === 'workbook' ? { kind: 'workbook', main } : { kind: 'other', form };
}

/** The part that the package says is its main one, else one that has the usual name. */
async function mainPart(parts: Parts): Promise<string | undefined> {
  const said = await unlessMalformed(relationshipsOf(parts, ''));
  const main = said?.find(({ type }) => type === 'officeDocument');
  if (main !== undefined) return main.target;
  const names = parts.all.map(({ name }) => name.replaceAll('\\', '/'));
  return names.find((name) => match(BY_NAME, name.toLowerCase()) !== undefined);
}

/** The type that the package gives a part, by its name or its ending; blank if it gives none. */
async function typeOf(parts: Parts, name: string): Promise<string> {
  const types = parts.find('[Content_Types].xml');
  let byEnding = '';
  let byName = '';
  if (types === undefined) return '';
  const part = `/${name}`.toLowerCase();
  const scan = scanTags(types, ['Default', 'Override'], (scanner) => {
    if (scanner.depth !== 2 || scanner.name === 0) return;
    const given = scanner.attributes();
    const type = given.get('ContentType') ?? '';
    const ending = given.get('Extension')?.toLowerCase();
    if (given.get('PartName')?.toLowerCase() === part) byName = type;
    else if (ending !== undefined && part.endsWith(`.${ending}`)) byEnding = type;
  });
  await unlessMalformed(scan);
  return byName || byEnding;
}

/** What was read; undefined if it is no XML, so that names alone must tell. */
async function unlessMalformed<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof MalformedXml) return undefined;
    throw error;
  }
}

function match<Form>(forms: readonly (readonly [RegExp, Form])[], text: string): Form | undefined {
  return forms.find(([pattern]) => pattern.test(text))?.[1];
}

async function asciiOf(part: Part): Promise<string> {
  let text = '';
  for await (const piece of part.bytes()) text += String.fromCharCode(...piece);
  return text;
}
