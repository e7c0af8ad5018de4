import type { Picture } from './pictures';
import { saveFile } from './saveFile';

/** Gives the reader the picture as a file. */
export async function saveImage({ title, svg }: Picture, kind: 'svg' | 'png'): Promise<void> {
  const drawn = await svg();
  const blob = kind === 'svg' ? new Blob([drawn], { type: 'image/svg+xml' }) : await paint(drawn);
  saveFile(blob, `${title}.${kind}`);
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
