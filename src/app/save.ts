// Saving a file: the browser asks where, or puts it into the folder for downloads.

/** Hands a file to the browser. */
export function save(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Opens the browser's dialog for printing a document that runs no script. */
export async function printed(html: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.className = 'hidden';
  frame.title = '';
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  frame.srcdoc = html;
  const loaded = new Promise((resolve) => {
    frame.onload = resolve;
  });
  document.body.append(frame);
  await loaded;
  // Some browsers print only after the call has come back.
  frame.contentWindow?.addEventListener('afterprint', () => setTimeout(() => frame.remove()));
  frame.contentWindow?.print();
}

/** A drawing as an image of dots, twice as fine as the screen. */
export async function pngOf(svg: Blob): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * 2;
    canvas.height = image.height * 2;
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no image'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
