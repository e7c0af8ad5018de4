/** A row as bytes, without its line end. */
export interface RowBytes {
  row: number;
  bytes: Buffer;
}

/** The rows of a file below its header, as bytes. */
export interface ScannedRows {
  /** The one below the header. */
  readonly firstRow: number;
  /**
   * Goes through all of them. `bytes` is good until the next row only. Of a row whose cells are all blank nothing is given.
   *
   * @returns false if the file is not one that can be taken by its bytes
   */
  scan(use: (row: number, bytes: Buffer, start: number, end: number) => void): Promise<boolean>;
}
