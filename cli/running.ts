/** Something that was started and can be stopped. */
export interface Running {
  /** What to tell the operator. */
  lines: string[];
  stop(): Promise<void>;
}
