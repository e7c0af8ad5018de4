/** A value of a JSON text, as text. */
export interface JsonElement {
  /** The key of the top-level object that it stands under; null where the top level is an array. */
  key: string | null;
  /** Its place in the array; null where the value under the key is no array. */
  index: number | null;
  text: string;
}

export class JsonScanError extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Cuts a JSON text into the elements of its top-level array, or of the arrays under the keys of its top-level object,
 * so that a file may be larger than memory. Elements that are not wanted are passed over. What an element is inside is
 * for JSON.parse to judge.
 */
export async function* scanJson(
  pieces: AsyncIterable<string>,
  wants: (key: string | null) => boolean,
): AsyncGenerator<JsonElement> {
  const scanner = new JsonScanner(wants);
  for await (const piece of pieces) yield* scanner.write(piece);
  scanner.end();
}

const whitespace = new Set([' ', '\t', '\r', '\n']);

class JsonScanner {
  private line = 1;
  /** Brackets that are open around what comes next. */
  private depth = 0;
  /** Depth of the elements being cut out; 1 in a top-level array and directly under a key, 2 in an array under a key. */
  private elementDepth = 1;
  private topIsArray = false;
  private key: string | null = null;
  private expectsKey = false;
  private index: number | null = null;
  private inString = false;
  private escaped = false;
  private started = false;
  /** Text of the element so far; null outside of one. */
  private element: string | null = null;
  private elementStart = 0;

  constructor(private readonly wants: (key: string | null) => boolean) {}

  *write(piece: string): Generator<JsonElement> {
    this.elementStart = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const character = piece.charAt(at);
      if (character === '\n') this.line += 1;
      if (this.inString) this.insideString(character);
      else if (!whitespace.has(character)) {
        const element = this.outside(character, piece, at);
        if (element) yield element;
      }
    }
    if (this.element !== null) this.element += this.isWanted() ? piece.slice(this.elementStart) : '';
  }

  end(): void {
    if (!this.started || this.depth > 0)
      this.fail('Expected the end of the JSON text, got the end of the file');
  }

  private insideString(character: string): void {
    if (this.escaped) this.escaped = false;
    else if (character === '\\') this.escaped = true;
    else if (character === '"') this.inString = false;
  }

  /** Returns the element that ends here. */
  private outside(character: string, piece: string, at: number): JsonElement | null {
    if (this.depth === 0) this.top(character);
    else if (character === ',' || character === ']' || character === '}')
      return this.separate(character, piece, at);
    else if (character === ':' && this.expectsKey && this.depth === 1) this.takeKey(piece, at);
    else this.extend(character, at);
    return null;
  }

  private separate(character: string, piece: string, at: number): JsonElement | null {
    const isAtElement = this.depth === this.elementDepth;
    const element = isAtElement && this.element !== null ? this.finish(piece, at) : null;
    if (character !== ',') this.close();
    else if (isAtElement) this.next();
    return element;
  }

  private extend(character: string, at: number): void {
    if (this.element === null) {
      if (this.opensList(character)) return;
      this.element = '';
      this.elementStart = at;
    }
    if (character === '"') this.inString = true;
    else if (character === '[' || character === '{') this.depth += 1;
  }

  private top(character: string): void {
    if (this.started || (character !== '[' && character !== '{')) {
      this.fail(`Expected an object or an array, got ${JSON.stringify(character)}`);
    }
    this.started = true;
    this.depth = 1;
    this.topIsArray = character === '[';
    this.index = this.topIsArray ? 0 : null;
    this.expectsKey = !this.topIsArray;
  }

  /** The array under a key: its elements are what is cut out. */
  private opensList(character: string): boolean {
    if (character !== '[' || this.topIsArray || this.depth !== 1 || this.expectsKey) return false;
    this.depth = 2;
    this.elementDepth = 2;
    this.index = 0;
    return true;
  }

  private next(): void {
    if (this.topIsArray || this.elementDepth === 2) this.index = (this.index ?? 0) + 1;
    else this.expectsKey = true;
  }

  private close(): void {
    if (this.depth === this.elementDepth && this.elementDepth === 2) {
      this.elementDepth = 1;
      this.index = null;
    }
    this.depth -= 1;
  }

  private takeKey(piece: string, at: number): void {
    const text = (this.element ?? '') + piece.slice(this.elementStart, at);
    this.key = String(this.parseKey(text));
    this.element = null;
    this.expectsKey = false;
  }

  private parseKey(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      return this.fail(`Expected a key in quotes, got ${text.slice(0, 40)}`);
    }
  }

  private finish(piece: string, at: number): JsonElement | null {
    const { key, index } = this;
    const isWanted = this.isWanted();
    const text = isWanted ? (this.element ?? '') + piece.slice(this.elementStart, at) : '';
    this.element = null;
    return isWanted ? { key, index, text } : null;
  }

  /** A key is always kept. */
  private isWanted(): boolean {
    return this.expectsKey || this.wants(this.key);
  }

  private fail(message: string): never {
    throw new JsonScanError(this.line, message);
  }
}
