const wordsPerNode = 4;
const missingFlag = 1;
const errorFlag = 2;

/**
 * The parser's tree as it comes out of the module: nodes are numbers, in preorder, children right after their
 * parent. Anonymous tokens are left out, but for operators, the `in` of a let, and what is missing.
 */
export class FlatTree {
  readonly count: number;
  readonly #words: Int32Array;

  constructor(words: Int32Array) {
    this.#words = words;
    this.count = words.length / wordsPerNode;
  }

  symbol(node: number): number {
    return (this.#words[node * wordsPerNode] as number) & 0xffff;
  }

  field(node: number): number {
    return ((this.#words[node * wordsPerNode] as number) >> 16) & 0xff;
  }

  isMissing(node: number): boolean {
    return (((this.#words[node * wordsPerNode] as number) >>> 24) & missingFlag) !== 0;
  }

  isError(node: number): boolean {
    return (((this.#words[node * wordsPerNode] as number) >>> 24) & errorFlag) !== 0;
  }

  start(node: number): number {
    return this.#words[node * wordsPerNode + 1] as number;
  }

  end(node: number): number {
    return this.#words[node * wordsPerNode + 2] as number;
  }

  /** The node after this one's subtree: the next sibling, if it comes before `next` of the parent. */
  next(node: number): number {
    return this.#words[node * wordsPerNode + 3] as number;
  }

  /** The first child that fills this field, or -1. */
  child(node: number, field: number): number {
    const end = this.next(node);
    for (let child = node + 1; child < end; child = this.next(child)) {
      if (this.field(child) === field) return child;
    }
    return -1;
  }
}
