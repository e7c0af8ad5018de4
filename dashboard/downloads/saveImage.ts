import { drawFigure, type Drawing } from './drawFigure';

/** Gives the reader the figure as a file. */
export async function saveImage(drawing: Drawing, kind: 'svg' | 'png'): Promise<void> {
  const svg = drawFigure(drawing);
  const blob = kind === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await paint(svg);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${drawing.title.replace(/[\\/:*?"<>|]/g, ' ')}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Sharp on paper and on screens of many dots. */
const dots = 2;

async function paint(svg: string): Promise<Blob> {
  const image = new Image();
  // The page's policy allows images of its own and of `data:`.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * dots;
  canvas.height = image.naturalHeight * dots;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture was made'))), 'image/png'),
  );
}
