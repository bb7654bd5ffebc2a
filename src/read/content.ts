// Decides what a file can hold: bytes of text, unpacked where they were packed, or an Excel workbook as it is.

/** The content of a file of records. */
export type FileContent =
  | { readonly kind: 'text'; readonly chunks: AsyncIterable<Uint8Array> }
  | { readonly kind: 'workbook'; readonly bytes: Uint8Array };
