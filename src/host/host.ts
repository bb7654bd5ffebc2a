// The machine as commands see it: files, streams, language. It is handed in; tests hand in their own.
import type { CivilDate } from '../calendar/civil-date.js';
import type { DrawingRequest, Drawings } from '../page/drawings.js';
import type { FileContent } from '../read/content.js';
import type { Weights } from '../read/plain/weights.js';
import type { OpenScratch } from '../spill/scratch.js';
import type { Language } from '../words/language.js';

/** A file of records, or standard input, being read. */
export interface InputFile {
  /** As the user named it, or as it is named in its place. */
  readonly name: string;
  /** Where it lies, if it is named otherwise. */
  readonly path?: string;
  /** Size on the disk; undefined for standard input and pipes. */
  readonly size: number | undefined;
  /** The content. To be asked for once; `advance` is told of the bytes as they lie on the disk. */
  readonly content: (advance: (bytes: number) => void) => Promise<FileContent>;
  /** Bytes read and their SHA-256, once read; null where the file was too large to be digested unasked. */
  readonly digest: () => Promise<{ readonly bytes: number; readonly sha256: string | null }>;
}

/** SHA-256 of bytes that come in pieces. */
export interface Hasher {
  readonly update: (bytes: Uint8Array) => void;
  /** In hexadecimal digits; to be asked for once, after all bytes. */
  readonly digest: () => string;
}

/** A result being written: nothing stands at its place until it is whole. */
export interface OutputFile {
  readonly write: (text: string | Uint8Array) => void;
  readonly commit: () => void;
  readonly abandon: () => void;
}

/** A bar that shows how far a long read is. */
export interface Progress {
  readonly advance: (bytes: number) => void;
  readonly stop: () => void;
}

/** Draws the charts of reports. */
export interface Drawer {
  readonly draw: (request: DrawingRequest) => Promise<Drawings>;
  /** To be called once nothing more is to be drawn. */
  readonly close: () => void;
}

/** What a face that runs command after command keeps of the files it has open; a run of one command keeps nothing. */
export interface Memory {
  /** What was made under this name before, else what is made now. */
  readonly recall: <Made>(name: string, make: () => Promise<Made>) => Promise<Made>;
}

/** The machine as the commands see it. */
export interface Host {
  /** At which sizes files are read in which way. */
  readonly weights: Weights;
  readonly language: Language;
  /** Whether standard output is a terminal that wants colour. */
  readonly colour: boolean;
  /** Whether standard output is a terminal, on which bytes that are no text would do harm. */
  readonly isTerminal: boolean;
  /** Columns of the terminal; undefined where standard output is none. */
  readonly columns: number | undefined;
  /** Whether the terminal shows more than ASCII. */
  readonly showsUnicode: boolean;
  /** Writes data to standard output; resolves when it is taken. */
  readonly write: (data: string | Uint8Array) => Promise<void>;
  /** Writes a message to standard error. */
  readonly warn: (text: string) => void;
  /** Opens a file of records; `digestAll` digests files of any size. */
  readonly open: (path: string, digestAll: boolean) => InputFile;
  /** Begins to write `path`, which must be none of `inputs`. */
  readonly create: (path: string, inputs: readonly string[]) => OutputFile;
  /** Refuses a path at whose place nothing can be written, for want of a folder. */
  readonly needsFolder: (path: string) => void;
  /** How large the heap may become. */
  readonly heapBytes: number;
  /** Opens a place on the disk for what outgrows the memory. */
  readonly scratch: OpenScratch;
  /** Whether two paths lead to the same file, by whatever links. */
  readonly isSameFile: (a: string, b: string) => boolean;
  /** A bundled data file's parsed JSON, by its path below data/. */
  readonly data: (path: string) => unknown;
  /** The names of the bundled data files in a folder below data/. */
  readonly dataNames: (folder: string) => readonly string[];
  /** The text of a bundled data file, by its path below data/. */
  readonly dataText: (path: string) => string;
  /** The text of a small file the user named. */
  readonly readText: (path: string) => string;
  /** Whether something lies at a path, be it a link that leads nowhere. */
  readonly exists: (path: string) => boolean;
  /** SHA-256 of a text, in hexadecimal digits. */
  readonly sha256: (text: string) => string;
  /** Begins the SHA-256 of bytes to come. */
  readonly hasher: () => Hasher;
  /** Lets signals through between two parts of long work. */
  readonly pause: () => Promise<void>;
  /** The program as one page, as it was built: HTML that needs no network. */
  readonly appPage: () => string;
  /** Path of a bundled fixture, for reading. */
  readonly fixture: (name: string) => string;
  /** Refuses to begin what could not be printed, for want of a browser. */
  readonly needsPrinter: () => Promise<void>;
  /** A page of HTML as PDF, printed by an installed browser; its time of making is set to `dated`. */
  readonly printPdf: (html: string, dated: CivilDate) => Promise<Uint8Array>;
  /** A drawing in SVG as an image of dots, twice as fine, by the same browser. */
  readonly drawPng: (svg: string) => Promise<Uint8Array>;
  /** Begins to make ready for drawing. */
  readonly drawer: () => Drawer;
  readonly progress: (totalBytes: number | undefined) => Progress;
  /**
   * What is told although it may tell of a person: names of files, sheets and columns, and values that are not known. On a page
   * both are, since only the person who opened the file sees it and must choose what they mean.
   */
  readonly tells?: { readonly names: boolean; readonly values: boolean };
  /** How outputs name a file that the user named; as the user did, where absent. */
  readonly nameOf?: (path: string) => string;
  /** Absent where the process ends with the command. */
  readonly memory?: Memory;
}
