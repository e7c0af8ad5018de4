import { Zip, ZipDeflate } from 'fflate';

/** A zip of files, piece by piece: a file's next bytes are taken when the pieces before them are. */
export function* zipChunks(
  files: Iterable<readonly [path: string, bytes: Iterable<Uint8Array>]>,
): Generator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const take = () => {
    const taken = ready;
    ready = [];
    return taken;
  };
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const [path, pieces] of files) {
    const file = new ZipDeflate(path);
    zip.add(file);
    for (const bytes of pieces) {
      file.push(bytes);
      yield* take();
    }
    file.push(new Uint8Array(0), true);
    yield* take();
  }
  zip.end();
  yield* take();
}
