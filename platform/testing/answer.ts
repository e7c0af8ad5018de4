/** A GraphQL answer; what a test expects in its data it names itself. */
export interface JsonAnswer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions: { code: string } }[];
  extensions?: Record<string, unknown>;
}

/** Nothing is checked here: what came is for the test to say. */
export async function readAnswer<Data = unknown>(response: Response): Promise<JsonAnswer<Data>> {
  return (await response.json()) as JsonAnswer<Data>;
}
