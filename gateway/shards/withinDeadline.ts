/** What the work gives, or `otherwise` at the deadline (milliseconds since the epoch); the work then goes on by itself. */
export async function withinDeadline<Result>(
  work: Promise<Result>,
  deadlineAt: number,
  otherwise: () => Result,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Result>((resolve) => {
    timer = setTimeout(() => resolve(otherwise()), Math.max(0, deadlineAt - Date.now()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
